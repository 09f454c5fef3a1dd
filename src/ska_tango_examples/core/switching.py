"""The times that switching a device takes, and may take."""

import math
from collections.abc import Iterator

from ska_tango_examples.core.errors import BadConfiguration

STEPS = 5


def check_switch_time(seconds: float) -> None:
    """Raise what is wrong with a time that switching should take.

    Raises:
        BadConfiguration: it is no number of seconds from 0.
    """
    if not 0 <= seconds < math.inf:
        raise BadConfiguration(f"switch_time must be a number of s from 0, got {seconds:g}")


def check_timeout(seconds: float) -> None:
    """Raise what is wrong with a time that a command may take.

    Raises:
        BadConfiguration: it is no number of seconds above 0.
    """
    if not 0 < seconds < math.inf:
        raise BadConfiguration(f"command_timeout must be a number of s above 0, got {seconds:g}")


def steps_of(seconds: float) -> Iterator[tuple[float, int]]:
    """Yield after how many seconds how many per cent are done, up to all of it."""
    for step in range(1, STEPS + 1):
        yield seconds * (step / STEPS), 100 * step // STEPS
