"""Counting calls by the black box, and what a workout must come to."""

from __future__ import annotations

import pytest

from ska_tango_examples.facility.errors import WorkoutFailedError
from ska_tango_examples.facility.plan import ShortWorkout
from ska_tango_examples.facility.tally import CallTally


class Recorded:
    """Stands for a device: keeps the last 50 requests, the newest first."""

    def __init__(self) -> None:
        self._requests = ["00 : Operation ping"]
        self._number = 0

    def take(self, what: str) -> None:
        self._number += 1
        self._requests.insert(0, f"{self._number:02} : {what}")
        del self._requests[50:]

    def black_box(self, depth: int) -> list[str]:
        return self._requests[:depth]

    def dev_name(self) -> str:
        return "test/recorded/1"


def test_every_call_is_counted_once_however_often_one_looks() -> None:
    device = Recorded()
    device.take("Operation command_inout_4 (cmd = decrement)")
    tally = CallTally(device, "decrement")
    for look in range(1, 41):
        device.take("Operation command_inout_4 (cmd = decrement)")
        device.take("Attribute state requested")
        assert tally.look() == look
        assert tally.look() == look


def test_a_black_box_that_overran_is_noticed() -> None:
    device = Recorded()
    tally = CallTally(device, "decrement")
    for _ in range(50):
        device.take("Attribute state requested")

    with pytest.raises(WorkoutFailedError, match="test/recorded/1 got so many requests"):
        tally.look()


def test_a_workout_comes_to_p_plus_tc_times_w_plus_r_ticks() -> None:
    plan = ShortWorkout(prepare=3, work=4, rest=2, cycles=2, tabatas=5)

    assert plan.ticks == 3 + 5 * 2 * (4 + 2)
    assert sum(plan.decrements[role] for role in ("prepare", "work", "rest")) == plan.ticks
    assert plan.phases == ["PREPARE", *["WORK", "REST"] * 10, "PREPARE"]
    assert plan.remains["tabatas"] == 0
