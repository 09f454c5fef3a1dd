"""Round trips of calls, timed in turns."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from statistics import median

from benchmarks.beats import percentile

_CALLS = 200
"""In a row to one device; then it is another one's turn."""

Call = Callable[[], object]


class Trips:
    """The round trips of one call, a block for each turn, in microseconds."""

    def __init__(self) -> None:
        self._blocks: list[list[float]] = []

    def take_turn(self, call: Call) -> None:
        """Time a block of calls."""
        block = []
        for _ in range(_CALLS):
            begin = time.perf_counter_ns()
            call()
            block.append((time.perf_counter_ns() - begin) / 1000)
        self._blocks.append(block)

    def percentile(self, percent: int) -> float:
        """That of all round trips together."""
        return percentile([trip for block in self._blocks for trip in block], percent)

    def ratio(self, other: Trips, percent: int) -> float:
        """How that percentile compares with the one of others that were taken in the same turns.

        It is the median of the ratios of all turns: so a moment at which the machine was busy
        counts no more than any other.
        """
        turns = zip(self._blocks, other._blocks, strict=True)
        return median(percentile(ours, percent) / percentile(its, percent) for ours, its in turns)


def in_turns(calls: Sequence[Sequence[Call]], turns: int) -> list[Trips]:
    """Time several kinds of calls.

    Args:
        calls: for each kind, the same call to several devices.
        turns: how many blocks for each device.
    """
    trips = [Trips() for _ in calls]
    for turn in range(turns):
        for rivals in zip(*calls, strict=True):
            matches = list(zip(trips, rivals, strict=True))
            # Nobody shall always have to wake the machine up for the others.
            for trip, call in matches if turn % 2 else reversed(matches):
                trip.take_turn(call)
    return trips
