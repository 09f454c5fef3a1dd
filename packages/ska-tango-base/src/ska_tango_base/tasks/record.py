"""What is known of one task."""

import json
from dataclasses import dataclass, replace
from typing import Any

from ska_control_model import TaskStatus
from ska_tango_base.tasks.errors import BadProgress, BadResult
from ska_tango_base.tasks.json_data import JSONData
from ska_tango_base.tasks.transitions import check_transition, is_terminal
from ska_tango_base.tasks.update import Update


@dataclass(frozen=True)
class Record:
    """One task: where it stands, and since when. Times are seconds since 1970.

    Args:
        uid: the identifier of the task.
        name: the name of its command.
        submitted: when it was opened.
        number: how many tasks were opened before it.
        status: where it stands.
        started: when it came to be in progress.
        finished: when it ended.
        progress: how much is done, in percent (0 to 100).
        result: what it has to say, in JSON. Until the task ends nobody but the record knows it.
    """

    uid: str
    name: str
    submitted: float
    number: int = 0
    status: TaskStatus = TaskStatus.STAGING
    started: float | None = None
    finished: float | None = None
    progress: int | None = None
    result: str | None = None

    @property
    def over(self) -> bool:
        """Whether the task has ended."""
        return is_terminal(self.status)

    def updated(self, update: Update, now: float) -> "Record":
        """This record with the news; to tell the present status again is no news.

        A result that comes before the end gives way to a later one.

        Raises:
            ForbiddenTransition: the status may not follow the present one, or the task is over.
            BadProgress: the progress is no whole number from 0 to 100, or the task was not in
                progress.
            BadResult: the result cannot be told in JSON, or the task is not in progress and does
                not end, either.
        """
        status = self._next_status(update.status)
        changed: dict[str, Any] = {"status": status}
        if update.progress is not None:
            changed["progress"] = self._checked(update.progress, status)
        if update.result is not None:
            changed["result"] = self._told(update.result, status)
        if status is TaskStatus.IN_PROGRESS and self.started is None:
            changed["started"] = now
        if is_terminal(status):
            changed["finished"] = now
        return replace(self, **changed)

    def _next_status(self, status: TaskStatus | None) -> TaskStatus:
        after = self.status if status is None else status
        if self.over or after is not self.status:
            check_transition(self.uid, self.status, after)
        return after

    def _checked(self, progress: int, status: TaskStatus) -> int:
        if isinstance(progress, bool) or not isinstance(progress, int) or not 0 <= progress <= 100:
            raise BadProgress(
                f"{self.uid}: a progress is a whole number from 0 to 100, got {progress!r}"
            )
        if TaskStatus.IN_PROGRESS not in (self.status, status):
            raise BadProgress(
                f"{self.uid} is {status.name} and makes no progress: report IN_PROGRESS first"
            )
        return progress

    def _told(self, result: JSONData, status: TaskStatus) -> str:
        if status is not TaskStatus.IN_PROGRESS and not is_terminal(status):
            raise BadResult(
                f"{self.uid} is {status.name} and has no result: report one with the last status"
            )
        try:
            return json.dumps(result, allow_nan=False)
        except (TypeError, ValueError, RecursionError) as error:
            raise BadResult(f"{self.uid}: the result cannot be told in JSON: {error}") from error
