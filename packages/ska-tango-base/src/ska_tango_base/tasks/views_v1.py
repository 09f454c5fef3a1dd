"""Tasks as version 1 of the protocol shows them: lists of strings with room for a few."""

from collections.abc import Iterable

from ska_control_model import TaskStatus
from ska_tango_base.tasks.record import Record

View = tuple[str, ...]

STATUS_STRINGS = 128
"""Room of the statuses: an identifier and a name each."""
PROGRESS_STRINGS = 64
"""Room of the progress: an identifier and a number each."""
FINISHED_SHOWN_FOR = 10.0
"""Seconds that a task shows after its end."""


def known(by_change: Iterable[Record], now: float) -> list[Record]:
    """Return the tasks that show, the most important one first.

    That is the one that changed last, so that clients see what has just happened to it; after it
    come those that have not ended, then the others, the latest change first.
    """
    shown = [record for record in by_change if _shows(record, now)]
    return shown[:1] + sorted(shown[1:], key=lambda record: record.over)


def statuses(known_tasks: Iterable[Record]) -> View:
    """Return identifiers and status names."""
    return _pairs(((task, task.status.name) for task in known_tasks), STATUS_STRINGS)


def progress(known_tasks: Iterable[Record]) -> View:
    """Return identifiers and percentages of the tasks that have told how much is done."""
    told = ((task, str(task.progress)) for task in known_tasks if task.progress is not None)
    return _pairs(told, PROGRESS_STRINGS)


def result(last: Record | None) -> View:
    """Return identifier and result of the task that ended last."""
    return ("", "") if last is None or last.result is None else (last.uid, last.result)


def _shows(record: Record, now: float) -> bool:
    if record.finished is None:
        return record.status is not TaskStatus.STAGING
    return now - record.finished < FINISHED_SHOWN_FOR


def _pairs(told: Iterable[tuple[Record, str]], room: int) -> View:
    """Return what fits of the most important tasks, in the order in which they were opened."""
    fitting = list(told)[: room // 2]
    fitting.sort(key=lambda pair: pair[0].number)
    return tuple(text for task, what in fitting for text in (task.uid, what))
