"""How far a task has come."""

from enum import IntEnum


class TaskStatus(IntEnum):
    """Where a task stands, from its submission to its end."""

    STAGING = 0
    """The task has an identifier, and has not been queued yet."""
    QUEUED = 1
    """The task waits for its turn."""
    IN_PROGRESS = 2
    """The task is being carried out."""
    ABORTED = 3
    """The task was told to stop before it was done."""
    NOT_FOUND = 4
    """No task of this identifier is known: there never was one, or it ended long ago."""
    COMPLETED = 5
    """The task ran to its end; its result says how it went."""
    REJECTED = 6
    """The task was turned down before it began."""
    FAILED = 7
    """The task could not be carried out."""
