"""The values that change by themselves, drawn by chance: one rule for each attribute."""

from collections.abc import Callable, Sequence
from datetime import datetime
from random import Random
from typing import Any

DISH_STATES = ("Standby", "Ready", "Slew", "Track", "Scan", "Stow", "Error")
OBSERVING_STATES = (
    "Empty",
    "Resourcing",
    "Idle",
    "Configuring",
    "Ready",
    "Scanning",
    "Aborting",
    "Aborted",
    "Resetting",
    "Fault",
    "Restarting",
)
HEALTHS = ("OK", "DEGRADED", "FAILED", "UNKNOWN")

SPECTRUM_LENGTH = 1024
RECEPTORS = range(1, 17)
NUMBERED = range(1, 10)
IDLE_WORDS = (10**16, 10**17 - 1)
"""The whole numbers of 17 digits: more than a number of JavaScript can hold exactly."""

INT_RO = tuple(f"Int_RO_{number:03d}" for number in range(1, 101))

Draw = Callable[[Random, datetime], Any]
"""Makes a value; it gets the chance, and the moment of the refresh."""


def _percent(chance: Random, _moment: datetime) -> float:
    return chance.uniform(0, 100)


def _level(chance: Random, _moment: datetime) -> int:
    return chance.randint(0, 100)


def _spectrum(chance: Random, moment: datetime) -> list[float]:
    return [_percent(chance, moment) for _ in range(SPECTRUM_LENGTH)]


def _receptors(chance: Random, _moment: datetime) -> list[int]:
    return sorted(chance.sample(RECEPTORS, chance.randint(1, len(RECEPTORS))))


def _idle_word(chance: Random, _moment: datetime) -> int:
    return chance.randint(*IDLE_WORDS)


def _stamped(chance: Random, moment: datetime) -> str:
    return f"{chance.randint(0, 100)} @{moment:%Y-%m-%d %H:%M:%S.%f}"


def _one_of(labels: Sequence[str]) -> Draw:
    return lambda chance, _moment: chance.randrange(len(labels))


def _some(most: int) -> Draw:
    return lambda chance, _moment: chance.sample(NUMBERED, chance.randint(1, most))


REFRESHED: dict[str, Draw] = {
    "RandomAttr": _percent,
    "DishState": _one_of(DISH_STATES),
    "CspObsState": _one_of(OBSERVING_STATES),
    "CbfObsState": _one_of(OBSERVING_STATES),
    "spectrum_att": _spectrum,
    "assigned_receptor": _receptors,
    "alarmSimulator": _level,
    "Health": _one_of(HEALTHS),
    "Subarrays": _some(3),
    "Beams": _some(5),
    "txIdleCtrlWord": _idle_word,
    **dict.fromkeys(INT_RO, _stamped),
}
"""Every value that a refresh replaces, in the order in which its events go out."""
