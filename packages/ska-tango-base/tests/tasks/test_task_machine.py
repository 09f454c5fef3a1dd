"""Whatever happens to the tasks of a device, in any order, clients see the truth.

A queue and a journal are driven as an executor drives them, and compared with a model that
knows nothing of how they work.
"""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from ska_control_model import TaskStatus
from ska_tango_base.tasks.errors import ForbiddenUpdate
from ska_tango_base.tasks.identifiers import identifier
from ska_tango_base.tasks.journal import Journal
from ska_tango_base.tasks.queue import TaskQueue
from ska_tango_base.tasks.update import Update
from tests.support.task_model import FOLLOWING, Known, TaskModel, Views, pairs

ENDS = st.sampled_from(["ABORTED", "COMPLETED", "FAILED"])
RESULTS = st.sampled_from([None, [0, "done"], "42"])
ORDER = [
    "longRunningCommandResult",
    "longRunningCommandProgress",
    "longRunningCommandStatus",
    "_lrcEvent",
    "lrcQueue",
    "lrcExecuting",
    "lrcFinished",
    "longRunningCommandsInQueue",
    "longRunningCommandIDsInQueue",
    "longRunningCommandInProgress",
]


class TaskMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.now = 1_000_000_000.0
        self.journal = Journal()
        self.model = TaskModel()
        #: What a client knows that has read everything once, and believes every event since.
        self.client: Views = dict(self.journal.views(self.now))
        self.opened: list[str] = []
        self.entering: list[str] = []
        self.ready: list[str] = []
        self.running: list[str] = []
        self.dropped: list[str] = []
        self.aborting = False

    @initialize(size=st.sampled_from([1, 3, 32, 80]), workers=st.integers(1, 3))
    def begin(self, size: int, workers: int) -> None:
        self.size, self.workers = size, workers
        self.queue = TaskQueue[str](size, workers)

    @rule(seconds=st.integers(0, 12))
    def time_passes(self, seconds: int) -> None:
        self.now += seconds

    def open(self) -> str:
        number = len(self.model.tasks)
        name = ["On", "Off", "Set_gain"][number % 3]
        uid = identifier(self.now, number, name)
        self.journal.open(uid, name, self.now)
        self.model.tasks[uid] = Known(uid, name, self.now)
        return uid

    @rule()
    def open_only(self) -> None:
        self.opened.append(self.open())

    @rule()
    def submit(self) -> None:
        uid = self.open()
        refusal = self.queue.let_in(uid)
        if self.aborting or len(self.entering + self.ready) == self.size:
            assert refusal is not None
            assert ("aborted" if self.aborting else "full") in refusal[1]
            self.tell(uid, "REJECTED", result=list(refusal))
        else:
            assert refusal is None
            self.tell(uid, "QUEUED")
            self.entering.append(uid)

    @precondition(lambda self: self.entering)
    @rule(data=st.data())
    def make_ready(self, data: st.DataObject) -> None:
        uid = data.draw(st.sampled_from(self.entering))
        self.entering.remove(uid)
        assert self.queue.make_ready(uid) is not self.aborting
        (self.dropped if self.aborting else self.ready).append(uid)

    @precondition(lambda self: self.entering)
    @rule()
    def turn_away(self) -> None:
        uid = self.entering.pop()
        self.queue.turn_away(uid)
        self.tell(uid, "REJECTED", result=[5, "no thread"])
        self.settle(uid)

    @rule(allowed=st.booleans())
    def take(self, allowed: bool) -> None:
        uid = self.queue.take()
        if not self.ready or len(self.running) == self.workers:
            assert uid is None
            return
        assert uid == self.ready.pop(0)
        if allowed:
            self.tell(uid, "IN_PROGRESS")
            self.running.append(uid)
        else:
            self.tell(uid, "REJECTED", result=[6, "not allowed"])
            self.settle(uid)

    @precondition(lambda self: self.running)
    @rule(data=st.data(), progress=st.integers(0, 100), early_result=RESULTS)
    def go_on(self, data: st.DataObject, progress: int, early_result: Any) -> None:
        uid = data.draw(st.sampled_from(self.running))
        self.tell(uid, progress=progress, result=early_result)

    @precondition(lambda self: self.running)
    @rule(data=st.data(), end=ENDS, progress=st.sampled_from([None, 100]), result=RESULTS)
    def finish(self, data: st.DataObject, end: str, progress: int | None, result: Any) -> None:
        uid = data.draw(st.sampled_from(self.running))
        self.running.remove(uid)
        self.tell(uid, end, progress, result)
        self.settle(uid)

    @rule()
    def abort(self) -> None:
        waiting, told = self.queue.abort()
        self.aborting = True
        assert (waiting, set(told)) == (self.ready, set(self.running))
        self.dropped, self.ready = self.dropped + self.ready, []
        self.end_abort()

    @precondition(lambda self: self.dropped)
    @rule()
    def tell_the_dropped(self) -> None:
        while self.dropped:
            uid = self.dropped.pop(0)
            self.tell(uid, "ABORTED", result=[7, "aborted"])
            self.settle(uid)

    @rule(count=st.integers(1, 70), all_end=st.booleans())
    def many(self, count: int, all_end: bool) -> None:
        for _ in range(count):
            self.submit()
            if self.entering and not self.aborting:
                self.queue.make_ready(uid := self.entering.pop())
                self.ready.append(uid)
            self.take(allowed=True)
            if all_end and self.running:
                self.tell(uid := self.running.pop(), "COMPLETED", result=[0, "done"])
                self.settle(uid)

    @precondition(lambda self: self.model.tasks)
    @rule(data=st.data(), status=st.sampled_from(TaskStatus))
    def lie(self, data: st.DataObject, status: TaskStatus) -> None:
        task = data.draw(st.sampled_from(list(self.model.tasks.values())))
        possible = FOLLOWING.get(task.status, set())
        if status.name not in possible | ({task.status} if possible else set()):
            with pytest.raises(ForbiddenUpdate):
                self.journal.apply(task.uid, Update(status), self.now)

    @invariant()
    def clients_see_the_truth(self) -> None:
        self.client.update(self.journal.expire(self.now))
        views = self.journal.views(self.now)
        assert self.client | {"_lrcEvent": ()} == views
        self.model.check(views, self.now)
        for uid in self.model.tasks:
            assert self.journal.status_of(uid).name == self.model.status_of(uid)

    @invariant()
    def nobody_is_lost(self) -> None:
        if hasattr(self, "queue"):
            waiting = self.entering + self.ready
            assert self.queue.waiting == len(waiting) <= self.size
            assert self.queue.taken == set(self.running)
            assert len(self.running) <= self.workers
            queued = {task.uid for task in self.model.at("QUEUED")}
            assert queued == set(waiting + self.dropped)
            assert {task.uid for task in self.model.at("IN_PROGRESS")} == set(self.running)

    def teardown(self) -> None:
        """Let everything come to its end."""
        for uid in list(self.entering):
            self.queue.make_ready(uid)
            (self.dropped if self.aborting else self.ready).append(uid)
        self.entering = []
        for uid in self.opened:
            self.tell(uid, "REJECTED")
        self.tell_the_dropped()
        while self.ready or self.running:
            self.take(allowed=True)
            self.tell(uid := self.running.pop(), "COMPLETED")
            self.settle(uid)
        self.clients_see_the_truth()
        assert self.aborting is False
        assert self.journal.unfinished() == []
        assert all(task.status not in FOLLOWING for task in self.model.tasks.values())

    def settle(self, uid: str) -> None:
        self.queue.settle(uid)
        self.end_abort()

    def end_abort(self) -> None:
        left = self.entering or self.running or self.dropped
        over = self.aborting and not left
        assert self.queue.end_abort() is over
        self.aborting = self.aborting and not over

    def tell(
        self, uid: str, status: str | None = None, progress: int | None = None, result: Any = None
    ) -> None:
        news = self.model.tell(uid, self.now, status, progress, result)
        told: Any = None if status is None else TaskStatus[status]
        # Its number serves as well.
        update = Update(told if told is None or self.now % 2 else int(told), progress, result)
        changes = self.journal.apply(uid, update, self.now)
        names = [name for name, _ in changes]
        assert names == [name for name in ORDER if name in names]
        self.client.update(changes)
        assert ("_lrcEvent" in names) is bool(news)
        if news:
            told_of, event = self.client["_lrcEvent"]
            assert (told_of, json.loads(event)) == (uid, news)
            assert (uid, self.model.status_of(uid)) in pairs(
                self.client["longRunningCommandStatus"]
            )


TestTasks = TaskMachine.TestCase
TestTasks.settings = settings(
    max_examples=30,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
