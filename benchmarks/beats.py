"""How well beats have kept to their timetable, from the times at which they were played."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import quantiles


class Beats:
    """The beats of one run.

    Args:
        times: when they were played, at least two, in seconds of a steady clock; in any order.
        interval: from beat to beat, in seconds, more than 0.
    """

    def __init__(self, times: Sequence[float], interval: float) -> None:
        self._times = sorted(times)
        self._interval = interval

    @property
    def last(self) -> float:
        """When the last one was played."""
        return self._times[-1]

    @property
    def missed(self) -> int:
        """How many points of the timetable went by without a beat."""
        took = self._times[-1] - self._times[0]
        return max(0, round(took / self._interval) + 1 - len(self._times))

    @property
    def delays(self) -> list[float]:
        """By how many seconds each beat came later than an interval after the one before."""
        gaps = (after - before for before, after in pairwise(self._times))
        return [max(0.0, gap - self._interval) for gap in gaps]


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the value that so many percent (1 to 99) of the values do not exceed."""
    return quantiles(values, n=100, method="inclusive")[percent - 1]
