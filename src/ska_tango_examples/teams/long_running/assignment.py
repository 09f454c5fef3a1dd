"""A long running command that a member of a team was given."""

import json
from collections.abc import Callable
from typing import Any

from tango import CommunicationFailed, ConnectionFailed, DevFailed

from ska_control_model import TaskStatus
from ska_tango_base.faults import CommandError, ResultCodeError
from ska_tango_base.long_running_commands import LrcSubscriptions, invoke_lrc
from ska_tango_examples.core.fan_out import ENDINGS, FanOut
from ska_tango_examples.shell.errors import first_cause

Letter = Callable[[FanOut], None]
"""News of a member, for whoever keeps the account of the command."""

FORGOTTEN = "has forgotten the command: it was initialised or started anew"


class Assignment:
    """One command at one member; all but the events is for the thread of the member.

    Args:
        member: name of the device.
        command: name of the command.
        post: takes the news, in any thread.
        suspect: called in Tango's event thread when events do not come any more.
    """

    def __init__(
        self,
        member: str,
        command: str,
        post: Callable[[Letter], None],
        suspect: Callable[[], None],
    ) -> None:
        self._member = member
        self._command = command
        self._post = post
        self._suspect = suspect
        self._subscriptions: LrcSubscriptions | None = None

    def begin(self, proxy: Any) -> None:
        """Give the command, and listen to what becomes of it.

        Raises:
            CommunicationFailed: the member does not answer.
            ConnectionFailed: it cannot be reached.
        """
        try:
            self._subscriptions = invoke_lrc(self._hear, proxy, self._command)
        except CommandError as refusal:
            self.give_up(f"failed: {refusal}")
        except (CommunicationFailed, ConnectionFailed):
            raise
        except DevFailed as failure:
            self.give_up(f"did not take the command: {first_cause(failure)}")
        except (ResultCodeError, RuntimeError) as problem:
            self.give_up(f"did not take the command: {problem}")

    def inquire(self, proxy: Any) -> None:
        """Ask the member what has become of the command: its events may have got lost.

        Raises:
            DevFailed: it does not answer.
        """
        if self._subscriptions is None:
            return
        uid = self._subscriptions.command_id
        status = TaskStatus[proxy.CheckLongRunningCommandStatus(uid)]
        if status is TaskStatus.NOT_FOUND:
            self.give_up(FORGOTTEN)
        elif status in ENDINGS:
            result = _result(proxy.read_attribute("lrcFinished").value or (), uid)
            self._post(lambda told: told.hear(self._member, status, result=result))

    def give_up(self, why: str) -> None:
        """Expect nothing more of the member."""
        self._post(lambda told: told.give_up(self._member, why))

    def end(self) -> None:
        """Listen no more."""
        self._subscriptions = None

    def _hear(
        self,
        status: TaskStatus | None = None,
        progress: int | None = None,
        result: Any = None,
        error: Any = None,
        **_more: Any,
    ) -> None:
        if error is not None:
            self._suspect()
        else:
            self._post(lambda told: told.hear(self._member, status, progress, result))


def _result(finished: Any, uid: str) -> Any:
    entries = (json.loads(entry) for entry in finished)
    return next((entry.get("result") for entry in entries if entry["uid"] == uid), None)
