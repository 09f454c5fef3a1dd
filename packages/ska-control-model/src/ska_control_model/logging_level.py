"""How much a device logs."""

from enum import IntEnum


class LoggingLevel(IntEnum):
    """The least severe messages that a device logs; each level includes those before it."""

    OFF = 0
    """Nothing is logged."""
    FATAL = 1
    """What ends the device."""
    ERROR = 2
    """What went wrong."""
    WARNING = 3
    """What may go wrong."""
    INFO = 4
    """What happens."""
    DEBUG = 5
    """How it happens."""
