"""How far an observation has come."""

from enum import IntEnum


class ObsState(IntEnum):
    """Where a device that takes part in observations stands."""

    EMPTY = 0
    """No resources are assigned."""
    RESOURCING = 1
    """Resources are being assigned or released."""
    IDLE = 2
    """Resources are assigned, and nothing is configured."""
    CONFIGURING = 3
    """A scan is being configured."""
    READY = 4
    """A scan can begin."""
    SCANNING = 5
    """A scan is under way."""
    ABORTING = 6
    """The observation is being stopped."""
    ABORTED = 7
    """The observation was stopped."""
    RESETTING = 8
    """The way back to ``IDLE`` is under way."""
    FAULT = 9
    """The observation cannot go on."""
    RESTARTING = 10
    """The way back to ``EMPTY`` is under way."""
