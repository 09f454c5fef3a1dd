"""What the rules of tasks should come to, worked out in another way than they do."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

FOLLOWING = {
    "STAGING": {"QUEUED", "IN_PROGRESS", "REJECTED"},
    "QUEUED": {"IN_PROGRESS", "ABORTED", "REJECTED"},
    "IN_PROGRESS": {"ABORTED", "COMPLETED", "FAILED"},
}
CODES = {
    "QUEUED": 1,
    "IN_PROGRESS": 2,
    "ABORTED": 3,
    "COMPLETED": 5,
    "REJECTED": 6,
    "FAILED": 7,
}
REMEMBERED = 100
Views = dict[str, tuple[str, ...]]


@dataclass
class Known:
    """What the model knows of a task; times are seconds since 1970."""

    uid: str
    name: str
    submitted: float
    status: str = "STAGING"
    started: float | None = None
    finished: float | None = None
    progress: int | None = None
    result: Any = None

    def described(self) -> dict[str, Any]:
        """Return what version 2 of the protocol tells of the task, with times in seconds."""
        told = {"uid": self.uid, "name": self.name, "submitted_time": self.submitted}
        told |= {} if self.started is None else {"started_time": self.started}
        if self.finished is None:
            return told | ({} if self.progress is None else {"progress": self.progress})
        told |= {"status": self.status, "finished_time": self.finished}
        return told | ({} if self.result is None else {"result": self.result})


class TaskModel:
    """All tasks that there ever were."""

    def __init__(self) -> None:
        self.tasks: dict[str, Known] = {}
        self.ended: list[str] = []
        self.last_result = ("", "")

    def tell(
        self, uid: str, now: float, status: str | None, progress: int | None, result: Any
    ) -> dict[str, Any]:
        """Take notice of true news, and return those that version 2 of the protocol tells."""
        task = self.tasks[uid]
        news: dict[str, Any] = {}
        if progress not in (None, task.progress):
            task.progress = news["progress"] = progress
        task.result = task.result if result is None else result
        if status is None:
            return news
        assert status in FOLLOWING[task.status], "the test itself must not lie"
        task.status = status
        news["status"] = CODES[status]
        if status == "IN_PROGRESS":
            task.started = now
        if status not in FOLLOWING:
            task.finished = now
            self.ended.append(uid)
            if task.result is not None:
                news["result"] = task.result
                self.last_result = (uid, json.dumps(task.result))
        return news

    def status_of(self, uid: str) -> str:
        """Return where a task stands, as far as it is remembered."""
        return "NOT_FOUND" if uid in self.ended[:-REMEMBERED] else self.tasks[uid].status

    def at(self, status: str) -> list[Known]:
        """Return the tasks that stand at a status, the one that was submitted first at first."""
        return [task for task in self.tasks.values() if task.status == status]

    def check(self, views: Views, now: float) -> None:
        """Fail unless the attributes show what is true."""
        waiting, running = self.at("QUEUED"), self.at("IN_PROGRESS")
        ended = [self.tasks[uid] for uid in self.ended[-REMEMBERED:]]
        assert read(views["lrcQueue"]) == [task.described() for task in waiting]
        assert read(views["lrcExecuting"]) == [task.described() for task in running]
        assert read(views["lrcFinished"]) == [task.described() for task in ended]
        assert views["longRunningCommandsInQueue"] == tuple(task.name for task in waiting)
        assert views["longRunningCommandIDsInQueue"] == tuple(task.uid for task in waiting)
        assert views["longRunningCommandInProgress"] == tuple(task.name for task in running)
        assert views["longRunningCommandResult"] == self.last_result
        assert views["_lrcEvent"] == ()
        fresh = [task for task in ended if now - (task.finished or 0.0) < 10]
        self._check_version_1(views, waiting + running, fresh)

    def _check_version_1(self, views: Views, alive: list[Known], fresh: list[Known]) -> None:
        shown = pairs(views["longRunningCommandStatus"])
        right = {task.uid: task.status for task in alive + fresh}
        assert set(shown) <= set(right.items())
        assert len(set(shown)) == len(shown) == min(len(right), 64)
        place = {uid: number for number, uid in enumerate(self.tasks)}
        assert shown == sorted(shown, key=lambda pair: place[pair[0]])
        # Room for one that has ended, since it changed last; the rest is for those that live.
        assert sum(status in FOLLOWING for _, status in shown) >= min(len(alive), 63)
        known_progress = {
            task.uid: str(task.progress) for task in alive + fresh if task.progress is not None
        }
        progress = pairs(views["longRunningCommandProgress"])
        assert set(progress) <= set(known_progress.items())
        assert len(set(progress)) == len(progress) <= 32
        living = {task.uid for task in alive if task.progress is not None}
        assert living <= {uid for uid, _ in progress}, "so few are at work that they all fit"


def read(lines: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return what lines in JSON say, with times in seconds."""
    return [_read_one(line) for line in lines]


@lru_cache(maxsize=1000)
def _read_one(line: str) -> dict[str, Any]:
    task: dict[str, Any] = json.loads(line)
    for key in task.keys() & {"submitted_time", "started_time", "finished_time"}:
        assert task[key].endswith("+00:00"), "UTC"
        task[key] = datetime.fromisoformat(task[key]).timestamp()
    return task


def pairs(strings: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return identifiers and what goes with them."""
    return list(zip(strings[::2], strings[1::2], strict=True))
