"""What a command answers."""

from enum import IntEnum


class ResultCode(IntEnum):
    """How a command went, or how far it got when it answered."""

    OK = 0
    """The command has done what it was asked to do."""
    STARTED = 1
    """The command goes on in the background; the message is its identifier."""
    QUEUED = 2
    """The command waits for its turn; the message is its identifier."""
    FAILED = 3
    """The command could not do what it was asked to do."""
    UNKNOWN = 4
    """Nobody can tell how the command went."""
    REJECTED = 5
    """The command was turned down before it began; the message says why."""
    NOT_ALLOWED = 6
    """The state of the device did not allow the command when its turn came."""
    ABORTED = 7
    """The command was told to stop before it was done."""
