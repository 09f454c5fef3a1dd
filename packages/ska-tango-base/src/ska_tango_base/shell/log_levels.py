"""One level of logging, as the SKA, Python and Tango number it."""

import logging

from ska_control_model import LoggingLevel

PYTHON_LEVELS = {
    LoggingLevel.OFF: logging.CRITICAL + 10,
    LoggingLevel.FATAL: logging.CRITICAL,
    LoggingLevel.ERROR: logging.ERROR,
    LoggingLevel.WARNING: logging.WARNING,
    LoggingLevel.INFO: logging.INFO,
    LoggingLevel.DEBUG: logging.DEBUG,
}

TANGO_LEVELS = {
    LoggingLevel.OFF: 100,
    LoggingLevel.FATAL: 200,
    LoggingLevel.ERROR: 300,
    LoggingLevel.WARNING: 400,
    LoggingLevel.INFO: 500,
    LoggingLevel.DEBUG: 600,
}


def tango_level_of(python_level: int) -> int:
    """Return Tango's number for a record of Python's ``python_level``."""
    known = (level for level in reversed(LoggingLevel) if level is not LoggingLevel.OFF)
    found = LoggingLevel.DEBUG
    for level in known:
        if python_level >= PYTHON_LEVELS[level]:
            found = level
    return TANGO_LEVELS[found]
