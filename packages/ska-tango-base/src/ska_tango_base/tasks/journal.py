"""What happens to the tasks of a device, and what its attributes show of it."""

from collections import deque
from dataclasses import replace

from ska_control_model import TaskStatus
from ska_tango_base.tasks import views_v2
from ska_tango_base.tasks.errors import UnknownTask
from ska_tango_base.tasks.json_data import JSONData
from ska_tango_base.tasks.ledger import FINISHED_KEPT, Ledger
from ska_tango_base.tasks.record import Record
from ska_tango_base.tasks.transitions import way_to
from ska_tango_base.tasks.update import Update
from ska_tango_base.tasks.views import EVENT, Views, views_of
from ska_tango_base.tasks.views_v1 import View

Change = tuple[str, View]
Changes = tuple[Change, ...]
"""Names and new values of attributes, in the order in which clients are to be told."""


class Journal:
    """The tasks of one device. It has no clock: whoever calls says what time it is.

    Times are seconds since 1970.
    """

    def __init__(self) -> None:
        self._ledger = Ledger()
        self._opened = 0
        # They never change again, and to describe them all at every change would take long.
        self._finished: deque[str] = deque(maxlen=FINISHED_KEPT)
        self._shown = self.views(0.0)

    def open(self, uid: str, name: str, now: float) -> None:
        """Begin to follow a task; before it is queued or started nobody sees it.

        Raises:
            ValueError: there is a task of this identifier already.
        """
        if self._ledger.find(uid) is not None:
            raise ValueError(f"there is a task {uid} already: an identifier names one task only")
        self._ledger.put(Record(uid, name, submitted=now, number=self._opened))
        self._opened += 1

    def apply(self, uid: str, update: Update, now: float) -> Changes:
        """Take notice of news of a task, and return what clients see of them.

        Raises:
            UnknownTask: there is no such task, or it ended long ago.
            ForbiddenTransition: the status may not follow the present one, or the task is over.
            BadProgress: the progress is no percentage, or comes at the wrong time.
            BadResult: the result cannot be told in JSON, or comes too soon.
        """
        before = self._record(uid)
        after = before.updated(update, now)
        if after == before:
            return self.expire(now)
        self._ledger.put(after)
        if after.over:
            self._finished.append(views_v2.finished(after))
        return self._changes(now, views_v2.event(before, after), uid)

    def settle(self, uid: str, status: TaskStatus, result: JSONData, now: float) -> Changes:
        """Bring a task to a status, by way of another if need be; leave it if there is no way.

        So what is known of a task in the end agrees with what is told of it elsewhere, even if
        the task itself has told less. A task that has come further stays where it is.
        """
        changes: Changes = ()
        steps = [Update(step) for step in way_to(self.status_of(uid), status)]
        if steps:
            steps[-1] = replace(steps[-1], result=result)
        for step in steps:
            changes += self.apply(uid, step, now)
        return changes

    def status_of(self, uid: str) -> TaskStatus:
        """Return where a task stands; ``NOT_FOUND`` if it is unknown, or forgotten."""
        record = self._ledger.find(uid)
        return TaskStatus.NOT_FOUND if record is None else record.status

    def unfinished(self) -> list[str]:
        """Return the identifiers of all tasks that have not ended."""
        return [record.uid for record in self._ledger.by_change() if not record.over]

    def views(self, now: float) -> Views:
        """Return what a client reads from each attribute."""
        return views_of(self._ledger, tuple(self._finished), now)

    def expire(self, now: float) -> Changes:
        """Return what clients see of the time that has passed since they were told last."""
        return self._changes(now, "", "")

    def _record(self, uid: str) -> Record:
        record = self._ledger.find(uid)
        if record is None:
            raise UnknownTask(uid)
        return record

    def _changes(self, now: float, event: str, uid: str) -> Changes:
        views = self.views(now)
        told = views | {EVENT: (uid, event)} if event else views
        changes = tuple((name, told[name]) for name in told if told[name] != self._shown[name])
        self._shown = views
        return changes
