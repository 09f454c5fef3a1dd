"""The arithmetic of the benchmarks."""

from __future__ import annotations

import pytest

from benchmarks.beats import Beats, percentile
from benchmarks.report import Goal, Report, Row
from benchmarks.trips import in_turns


def test_punctual_beats_have_no_delay() -> None:
    beats = Beats([7.0, 7.5, 8.0, 8.5], 0.5)

    assert beats.delays == [0, 0, 0]
    assert beats.missed == 0
    assert beats.last == 8.5


def test_a_late_beat_is_a_delay_and_the_next_one_in_time_is_none() -> None:
    beats = Beats([1.0, 3.0, 2.25], 1.0)  # as several counters give them

    assert beats.delays == [0.25, 0]
    assert beats.missed == 0


def test_points_that_went_by_are_missed_beats() -> None:
    beats = Beats([0.0, 1.0, 4.0, 5.0], 1.0)

    assert beats.delays == [0, 2, 0]
    assert beats.missed == 2


def test_a_first_beat_that_was_late_makes_no_negative_number() -> None:
    assert Beats([0.75, 1.0, 1.0], 1.0).missed == 0


def test_percentiles() -> None:
    values = list(range(101))

    assert percentile(values, 50) == 50
    assert percentile(values, 99) == 99


def test_every_device_has_its_turns() -> None:
    calls: list[str] = []
    first, second = (
        [lambda name=name: calls.append(name) for name in names] for names in ("ab", "cd")
    )
    trips = in_turns([first, second], turns=2)

    order = "".join(name for i, name in enumerate(calls) if not i or calls[i - 1] != name)
    assert order == "cadbacbd"
    assert all(one.percentile(50) > 0 for one in trips)
    assert trips[0].ratio(trips[0], 99) == pytest.approx(1)


def test_a_goal_says_whether_it_is_met() -> None:
    assert str(Goal("a to b", 0.5, 0.5)).endswith("met")
    assert str(Goal("a to b", 0.6, 0.5)) == "a to b: 0.600, goal at most 0.500: MISSED"


def test_a_table_has_a_ratio_only_if_there_are_any() -> None:
    plain = Report("t", ["a", "b"], [Row("time", "s", {"a": 1, "b": 2})])
    compared = Report("t", ["a", "b", "c"], [Row("time", "s", {"a": 1, "b": 2}, 0.5)])

    assert [column.header for column in plain.as_table().columns] == ["", "a", "b"]
    headers = [column.header for column in compared.as_table().columns]
    assert headers == ["", "a", "b", "c", "a / b"]
