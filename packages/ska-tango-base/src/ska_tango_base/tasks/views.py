"""The attributes that show tasks, in the order in which their changes are told."""

from collections.abc import Callable

from ska_control_model import TaskStatus
from ska_tango_base.tasks import views_v1, views_v2
from ska_tango_base.tasks.ledger import Ledger
from ska_tango_base.tasks.record import Record
from ska_tango_base.tasks.views_v1 import View

Views = dict[str, View]

LONGEST_LIST = 1024
"""The most tasks that a list of waiting, or of executing, tasks shows."""

RESULT = "longRunningCommandResult"
PROGRESS = "longRunningCommandProgress"
STATUS = "longRunningCommandStatus"
EVENT = "_lrcEvent"
QUEUE = "lrcQueue"
EXECUTING = "lrcExecuting"
FINISHED = "lrcFinished"
IN_QUEUE = "longRunningCommandsInQueue"
IDS_IN_QUEUE = "longRunningCommandIDsInQueue"
IN_PROGRESS = "longRunningCommandInProgress"


def views_of(ledger: Ledger, finished: View, now: float) -> Views:
    """What a client reads from each attribute.

    Args:
        ledger: the tasks.
        finished: descriptions of those that have ended.
        now: the moment at which the client reads, in seconds since 1970.
    """
    known = views_v1.known(ledger.by_change(), now)
    waiting = ledger.unfinished(TaskStatus.QUEUED)[:LONGEST_LIST]
    executing = ledger.unfinished(TaskStatus.IN_PROGRESS)[:LONGEST_LIST]
    return {
        RESULT: views_v1.result(ledger.last_result),
        PROGRESS: views_v1.progress(known),
        STATUS: views_v1.statuses(known),
        EVENT: (),
        QUEUE: _each(waiting, views_v2.queued),
        EXECUTING: _each(executing, views_v2.executing),
        FINISHED: finished,
        IN_QUEUE: _each(waiting, lambda task: task.name),
        IDS_IN_QUEUE: _each(waiting, lambda task: task.uid),
        IN_PROGRESS: _each(executing, lambda task: task.name),
    }


def _each(tasks: list[Record], describe: Callable[[Record], str]) -> View:
    return tuple(describe(task) for task in tasks)
