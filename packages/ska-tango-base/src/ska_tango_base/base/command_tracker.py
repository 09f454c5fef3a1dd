"""The commands of a device, as several threads tell of them and clients see them."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import uuid4

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.outbox import Outbox
from ska_tango_base.tasks.errors import BadProgress, BadResult, BadStatus, ForbiddenUpdate
from ska_tango_base.tasks.identifiers import identifier
from ska_tango_base.tasks.journal import Changes, Journal
from ska_tango_base.tasks.json_data import JSONData
from ska_tango_base.tasks.results import GIVEN_UP, Result, unhandled
from ska_tango_base.tasks.transitions import is_terminal
from ska_tango_base.tasks.update import Update
from ska_tango_base.tasks.views import Views

CompletedCallback = Callable[[], None]


class CommandTracker:
    """Follows commands from their submission to their end. Every thread may call it.

    Args:
        changed: called with what clients are to be told, in the order in which it happened, by
            one thread at a time and with no lock held. It should only pass the changes on.
        clock: what time it is, in seconds since 1970.
        logger: told of commands that fail and of news that cannot be true.
    """

    def __init__(
        self,
        changed: Callable[[Changes], None],
        clock: Callable[[], float] = time.time,
        logger: logging.Logger | None = None,
    ) -> None:
        self._changed = changed
        self._clock = clock
        self._logger = logger or logging.getLogger(__name__)
        self._lock = threading.Lock()
        self._journal = Journal()
        self._completed_callbacks: dict[str, CompletedCallback] = {}
        self._outbox = Outbox(self._logger)

    def new_command(self, name: str, completed_callback: CompletedCallback | None = None) -> str:
        """Begin to follow a command, and return its identifier.

        Nobody sees it before it is queued or started.

        Args:
            name: name of the command.
            completed_callback: called once, when the command has ended.
        """
        with self._lock:
            now = self._clock()
            uid = identifier(now, uuid4().fields[-1], name)
            self._journal.open(uid, name, now)
            if completed_callback is not None:
                self._completed_callbacks[uid] = completed_callback
        return uid

    def update_command_info(
        self,
        uid: str,
        status: TaskStatus | None = None,
        progress: int | None = None,
        result: JSONData = None,
        exception: Exception | None = None,
    ) -> None:
        """Take notice of news of a command; those that cannot be true are logged, not raised.

        Args:
            uid: identifier of the command.
            status: where it stands now.
            progress: how much is done, in percent (0 to 100).
            result: what it has to say; clients see it together with the last status.
            exception: what went wrong. Without a status it means that the command has failed;
                without a result it becomes the result.
        """
        if exception is not None:
            status, result = self._failure(uid, status, result, exception)
        try:
            update: Update | None = Update(status, progress, result)
        except BadStatus as complaint:
            self._refuse(uid, complaint)
            return
        while update is not None:
            update = self._try(uid, update)

    def settle(self, uid: str, status: TaskStatus, result: JSONData = None) -> None:
        """Make what is known of a command agree with what is told of it elsewhere.

        It goes to ``status``, by way of another if need be; one that has come further stays
        where it is. See ``Journal.settle``.
        """
        with self._lock:
            self._post(uid, self._journal.settle(uid, status, result, self._clock()))
        self._outbox.empty()

    def abandon_all(self, result: Result = GIVEN_UP) -> None:
        """End all commands as ``ABORTED``: the device will hear no more of them."""
        with self._lock:
            unfinished = self._journal.unfinished()
        for uid in unfinished:
            self._logger.warning("Command %s did not end: it is given up", uid)
            self.settle(uid, TaskStatus.ABORTED, result)

    def get_command_status(self, uid: str) -> TaskStatus:
        """Return where a command stands; ``NOT_FOUND`` if it is unknown, or forgotten."""
        with self._lock:
            return self._journal.status_of(uid)

    def views(self) -> Views:
        """Return what a client reads now from each of the attributes that show commands."""
        with self._lock:
            return self._journal.views(self._clock())

    def _try(self, uid: str, update: Update) -> Update | None:
        """Apply an update; if that is forbidden, return what is left of it to be tried."""
        try:
            with self._lock:
                self._post(uid, self._journal.apply(uid, update, self._clock()))
        except ForbiddenUpdate as complaint:
            self._refuse(uid, complaint)
            return _rest(update, complaint)
        self._outbox.empty()
        return None

    def _post(self, uid: str, changes: Changes) -> None:
        if changes:
            self._outbox.put(f"command {uid}", partial(self._changed, changes))
        if is_terminal(self._journal.status_of(uid)):
            completed = self._completed_callbacks.pop(uid, None)
            if completed is not None:
                self._outbox.put(f"the end of command {uid}", completed)

    def _refuse(self, uid: str, complaint: ForbiddenUpdate) -> None:
        self._logger.error("Refused an update of command %s: %s", uid, complaint)

    def _failure(
        self, uid: str, status: TaskStatus | None, result: JSONData, exception: Exception
    ) -> tuple[TaskStatus, JSONData]:
        if status is None:
            self._logger.error("Command %s failed", uid, exc_info=exception)
            status = TaskStatus.FAILED
        return status, unhandled(exception) if result is None else result


def _rest(update: Update, complaint: ForbiddenUpdate) -> Update | None:
    """Return what can be saved of a refused update: a command must not miss its end."""
    if isinstance(complaint, BadProgress):
        return replace(update, progress=None)
    if not isinstance(complaint, BadResult):
        return None
    if update.status is None or not is_terminal(update.status):
        return replace(update, result=None)
    # Who asked for the result does not get it, so the command has not done all of its work.
    completed = update.status is TaskStatus.COMPLETED
    status = TaskStatus.FAILED if completed else update.status
    return replace(update, status=status, result=(ResultCode[status.name], str(complaint)))
