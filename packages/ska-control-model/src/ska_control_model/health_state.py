"""How well a device can do its work."""

from enum import IntEnum


class HealthState(IntEnum):
    """How well a device can do its work."""

    OK = 0
    """Everything works."""
    DEGRADED = 1
    """Part of the work can be done."""
    FAILED = 2
    """The work cannot be done."""
    UNKNOWN = 3
    """Nobody can tell."""
