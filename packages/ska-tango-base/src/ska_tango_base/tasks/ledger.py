"""The tasks that a device knows: all that have not ended, and the last ones that have."""

from collections.abc import Iterator

from ska_control_model import TaskStatus
from ska_tango_base.tasks.record import Record

FINISHED_KEPT = 100
"""How many tasks are remembered after their end."""


class Ledger:
    """Keeps the latest record of each task."""

    def __init__(self) -> None:
        self.last_result: Record | None = None
        """The task that ended last with a result."""
        self._unfinished: dict[str, Record] = {}
        self._finished: dict[str, Record] = {}
        self._by_change: dict[str, None] = {}

    def find(self, uid: str) -> Record | None:
        """Return what is known of a task; None if it is unknown, or forgotten."""
        return self._unfinished.get(uid) or self._finished.get(uid)

    def put(self, record: Record) -> None:
        """Remember a task that is new, or has changed; forget the one that ended first."""
        self._by_change.pop(record.uid, None)
        self._by_change[record.uid] = None
        if not record.over:
            self._unfinished[record.uid] = record
            return
        self._unfinished.pop(record.uid, None)
        self._finished[record.uid] = record
        if record.result is not None:
            self.last_result = record
        if len(self._finished) > FINISHED_KEPT:
            self._forget(next(iter(self._finished)))

    def unfinished(self, status: TaskStatus) -> list[Record]:
        """Return the tasks that stand at ``status``, the one that was opened first at first."""
        return [record for record in self._unfinished.values() if record.status is status]

    def by_change(self) -> Iterator[Record]:
        """Go through all tasks, the one that changed last at first."""
        for uid in reversed(self._by_change):
            yield self._unfinished.get(uid) or self._finished[uid]

    def _forget(self, uid: str) -> None:
        del self._finished[uid]
        del self._by_change[uid]
