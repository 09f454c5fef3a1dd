"""How a device leads a team: the component manager of the controller and of the stations."""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ska_control_model import CommunicationStatus, PowerState, ResultCode, TaskStatus
from ska_tango_base.type_hints import TaskCallbackType
from ska_tango_examples.core.fan_out import Verdict
from ska_tango_examples.core.team import Team
from ska_tango_examples.teams.long_running.errand import Errand
from ska_tango_examples.teams.long_running.member import Mark, Member, Tell
from ska_tango_examples.teams.long_running.on_off_manager import Answer, OnOffComponentManager
from ska_tango_examples.teams.long_running.team_report import TeamReport

END_TIMEOUT = 1.0
"""Seconds that the members may take to end a command that is not waited for any longer."""


class TeamComponentManager(OnOffComponentManager):
    """Switches a team on and off, and watches it.

    Args:
        title: what the device that leads is called in its results.
        kind: what a member is called, before its name.
        names: the members.
        recruit: makes a ``Member`` of a name, given its ``mark`` and ``tell``.
        command_timeout: seconds that a command may take.
        logger: where to tell what happens.
        callbacks: as the base takes them.
    """

    def __init__(
        self,
        title: str,
        kind: str,
        names: Iterable[str],
        recruit: Callable[[str, Mark, Tell], Member],
        command_timeout: float,
        logger: logging.Logger,
        *callbacks: Any,
    ) -> None:
        super().__init__(title, logger, *callbacks)
        self._kind = kind
        self._names = list(names)
        self._recruit = recruit
        self._timeout = command_timeout
        self._report = self._new_report()
        self._members: list[Member] = []
        self._leaving: list[Member] = []
        self._errand: Errand | None = None
        self._idle = threading.Event()
        self._idle.set()

    def start_communicating(self) -> None:
        """Begin to watch the members."""
        if self._members:
            return
        self._update_communication_state(CommunicationStatus.ESTABLISHED)
        self._report.start()
        self._members = [
            self._recruit(name, self._report.mark, self._report.see) for name in self._names
        ]
        for member in self._members:
            member.start()

    def stop_communicating(self) -> None:
        """Abort the command that is under way, and watch the members no more."""
        if not self._members:
            return
        self._end_errand()
        self._part()
        self._report.end()
        self._report = self._new_report()
        self._update_communication_state(CommunicationStatus.DISABLED)

    def shutdown(self, timeout: float) -> bool:
        """End the command that is under way, and the threads of the members."""
        deadline = time.monotonic() + timeout
        self._end_errand()
        ended = super().shutdown(timeout)
        self._part()
        for member in self._leaving:
            if not member.join(deadline - time.monotonic()):
                self.logger.error("%s keeps its thread busy", member.name)
                ended = False
        return ended

    def on(self, task_callback: TaskCallbackType | None = None) -> Answer:
        """Switch all members on."""
        return self._submit("On", PowerState.ON, task_callback)

    def off(self, task_callback: TaskCallbackType | None = None) -> Answer:
        """Switch all members off."""
        return self._submit("Off", PowerState.OFF, task_callback)

    def abort_tasks(self, task_callback: TaskCallbackType | None = None) -> Answer:
        """Abort all tasks, here and at the members, whoever has given them to these."""
        answer = super().abort_tasks(task_callback)
        self._abort_members(self._errand)
        return answer

    def _new_report(self) -> TeamReport:
        return TeamReport(Team(self._kind, self._names), self._update_component_state)

    def _submit(
        self, command: str, power: PowerState, task_callback: TaskCallbackType | None
    ) -> Answer:
        if not self._members:
            return TaskStatus.REJECTED, "nobody is led at present: set adminMode to ONLINE first"
        arguments = (command, power, tuple(self._members))
        return self.submit_task(self._lead, arguments, task_callback=task_callback)

    def _lead(
        self,
        command: str,
        power: PowerState,
        members: Sequence[Member],
        task_callback: TaskCallbackType,
        task_abort_event: threading.Event,
    ) -> None:
        """Have the members carry out a command; a task of the executor."""
        task_callback(status=TaskStatus.IN_PROGRESS)
        report = self._report
        self._idle.clear()
        # Whoever aborts sets the event and then looks for the errand, so the errand comes first.
        self._errand = Errand(self._kind, members, self._timeout)
        verdict = Verdict(TaskStatus.FAILED, ResultCode.FAILED, "it came to an unforeseen end")
        try:
            report.begin(command)
            account = self._errand.run(command, task_callback, task_abort_event)
            verdict = account.verdict(f"{self._title} {command} completed")
        finally:
            report.conclude(command, power, verdict)
            self._errand = None
            self._idle.set()
        task_callback(status=verdict.status, result=(verdict.code, verdict.text))
        for member in members:
            member.look()

    def _abort_members(self, errand: Errand | None) -> None:
        # The errand comes first: what it hears of aborted members is no failure then.
        if errand is not None:
            errand.abort()
        for member in self._members:
            member.abort()

    def _end_errand(self) -> None:
        """Have the command that is under way ended soon, whatever the members say."""
        super().abort_tasks()
        errand = self._errand
        if errand is not None:
            self._abort_members(errand)
            if not self._idle.wait(END_TIMEOUT):
                errand.forsake()

    def _part(self) -> None:
        """Let the members go; their threads end in their own time."""
        leaving, self._members = self._members, []
        for member in leaving:
            member.stop()
        self._leaving = [old for old in self._leaving if not old.join(0)] + leaving
