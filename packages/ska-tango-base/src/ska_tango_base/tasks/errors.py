"""What the rules of tasks refuse."""

from collections.abc import Collection

from ska_control_model import TaskStatus


class ForbiddenUpdate(ValueError):
    """Something that may not be told of a task, or not now; the task stays as it was."""


class ForbiddenTransition(ForbiddenUpdate):
    """A status that may not follow the present one.

    Args:
        task: how the task is called.
        before: where the task stands.
        after: where it was to stand.
        allowed: what may follow; nothing if the task has ended.
    """

    def __init__(
        self, task: str, before: TaskStatus, after: TaskStatus, allowed: Collection[TaskStatus]
    ) -> None:
        cure = f"it may become {', '.join(status.name for status in allowed)}"
        super().__init__(
            f"{task} is {before.name} and cannot become {after.name}: "
            f"{cure if allowed else 'it has ended'}"
        )
        self.before = before
        self.after = after


class BadStatus(ForbiddenUpdate):
    """A status that there is not.

    Args:
        given: what was told instead.
    """

    def __init__(self, given: object) -> None:
        super().__init__(
            f"{given!r} is no status of a task: "
            f"these are {', '.join(f'{status.name} ({status})' for status in TaskStatus)}"
        )


class BadProgress(ForbiddenUpdate):
    """A progress that is no percentage, or that comes when there is no progress to be made."""


class BadResult(ForbiddenUpdate):
    """A result that cannot be told in JSON, or that comes before the task is in progress."""


class UnknownTask(ForbiddenUpdate):
    """News of a task that nobody knows.

    Args:
        task: how the task is said to be called.
    """

    def __init__(self, task: str) -> None:
        super().__init__(f"no task is called {task!r}: it ended long ago, or was never opened")
