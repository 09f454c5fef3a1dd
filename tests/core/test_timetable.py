"""Beats stay on the grid that began with the run; what is late is not made up for."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ska_tango_examples.core.timetable import Timetable

# Sums and multiples of these are exact, so that "on the grid" can be checked with ==.
EXACT_TIME = st.integers(0, 2**16).map(lambda ticks: ticks / 1024)
EXACT_INTERVAL = st.integers(1, 2048).map(lambda ticks: ticks / 1024)


@given(EXACT_TIME, EXACT_INTERVAL, st.lists(EXACT_TIME, min_size=1, max_size=20))
def test_whatever_the_beats_take(start: float, interval: float, takes: list[float]) -> None:
    timetable = Timetable(start, interval)
    now, points = start, [0.0]
    for take in takes:
        due = timetable.next_beat(now)
        points.append((due - start) / interval)
        assert due > now - interval, "a beat was due that should have been left out"
        now = max(now, due) + take
    steps = [after - before for before, after in pairwise(points)]
    assert all(step >= 1 and step.is_integer() for step in steps)
    assert timetable.missed == sum(step - 1 for step in steps)


def test_beats_that_are_on_time_follow_each_other_by_the_interval() -> None:
    timetable = Timetable(100.0, 0.5)
    assert [timetable.next_beat(now) for now in (100.0, 100.5, 101.0)] == [100.5, 101.0, 101.5]
    assert timetable.missed == 0


def test_the_time_that_a_beat_takes_does_not_add_up() -> None:
    start, interval, beats = 1_000_000.0, 0.1, 10_000
    timetable = Timetable(start, interval)
    due = start
    for _ in range(beats):
        due = timetable.next_beat(due + 0.09)
    assert due == start + beats * interval
    assert timetable.missed == 0


def test_a_late_beat_is_due_at_once_and_the_next_one_is_back_on_the_grid() -> None:
    timetable = Timetable(0.0, 1.0)
    assert [timetable.next_beat(now) for now in (0.0, 2.75, 2.8)] == [1.0, 2.0, 3.0]
    assert timetable.missed == 0


def test_beats_that_went_by_are_left_out_and_counted() -> None:
    timetable = Timetable(0.0, 1.0)
    assert [timetable.next_beat(now) for now in (0.0, 4.5, 4.6, 7.0)] == [1.0, 4.0, 5.0, 7.0]
    assert timetable.missed == 2 + 1


def test_without_an_interval_a_beat_is_always_due() -> None:
    timetable = Timetable(1.0, 0.0)
    assert [timetable.next_beat(now) for now in (1.0, 1.0, 3.25)] == [1.0, 1.0, 3.25]
    assert timetable.missed == 0
