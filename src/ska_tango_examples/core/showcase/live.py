"""The values that are made when they are read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any


@dataclass(frozen=True)
class Reading:
    """What a value can be made of.

    Attributes:
        chance: where random numbers come from.
        now: the moment of the reading.
        start: the moment the device was initialised.
    """

    chance: Random
    now: datetime
    start: datetime


def _time(ahead: timedelta) -> Callable[[Reading], str]:
    return lambda reading: f"{reading.now + ahead:%Y-%m-%d %H:%M:%S}"


def _seconds_up(reading: Reading) -> int:
    # A clock that was put back must not show a device from the future.
    return max(0, int((reading.now - reading.start).total_seconds()))


LIVE: dict[str, Callable[[Reading], Any]] = {
    "Temperature": lambda reading: reading.chance.uniform(30, 70),
    "Power": lambda reading: reading.chance.uniform(10, 100),
    "LastUpdate": _time(timedelta()),
    "ValidUntil": _time(timedelta(minutes=5)),
    "FromSPS": _time(timedelta(minutes=2)),
    "FromPTP": _time(timedelta(minutes=2)),
    "TimeUp": _seconds_up,
}
"""Temperature in degrees Celsius, power in W, points of time, and the seconds since the start."""
