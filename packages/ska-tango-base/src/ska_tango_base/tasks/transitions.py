"""Which status of a task may follow which."""

from ska_control_model import TaskStatus
from ska_tango_base.tasks.errors import ForbiddenTransition

_NEXT = {
    TaskStatus.STAGING: (TaskStatus.QUEUED, TaskStatus.IN_PROGRESS, TaskStatus.REJECTED),
    TaskStatus.QUEUED: (TaskStatus.IN_PROGRESS, TaskStatus.ABORTED, TaskStatus.REJECTED),
    TaskStatus.IN_PROGRESS: (TaskStatus.ABORTED, TaskStatus.COMPLETED, TaskStatus.FAILED),
}


def is_terminal(status: TaskStatus) -> bool:
    """Whether a task of this status has ended."""
    return status not in _NEXT


def check_transition(task: str, before: TaskStatus, after: TaskStatus) -> None:
    """Let a task go from one status to another.

    Args:
        task: how the task is called in the refusal.
        before: where the task stands.
        after: where it is to stand.

    Raises:
        ForbiddenTransition: ``after`` may not follow ``before``.
    """
    allowed = _NEXT.get(before, ())
    if after not in allowed:
        raise ForbiddenTransition(task, before, after, allowed)


def way_to(before: TaskStatus, after: TaskStatus) -> tuple[TaskStatus, ...]:
    """The statuses that a task goes through to get from one to another; none if it cannot."""
    allowed = _NEXT.get(before, ())
    if after in allowed:
        return (after,)
    return next(((step, after) for step in allowed if after in _NEXT.get(step, ())), ())
