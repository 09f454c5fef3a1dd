"""What a countdown asks of its two counters, and when the last minute begins."""

import pytest

from ska_tango_examples.core.countdown import Countdown, CountdownRole
from ska_tango_examples.core.errors import OutOfRange
from ska_tango_examples.core.plan import Plan
from ska_tango_examples.core.steps import Decrement, Read, Reset
from tests.core.bank import Bank

MINUTES, SECONDS = CountdownRole


def countdown(minutes: int, seconds: int) -> Countdown:
    return Countdown(Plan({MINUTES: minutes, SECONDS: seconds}))


def begun(minutes: int, seconds: int) -> tuple[Countdown, Bank[CountdownRole]]:
    """Return a countdown that has just begun, and its counters."""
    course, bank = countdown(minutes, seconds), Bank(CountdownRole)
    assert bank.play(course.begin()) is False
    return course, bank


def test_begin_loads_both_counters() -> None:
    _, bank = begun(2, 30)
    assert bank.asked == [Reset(MINUTES, 2), Reset(SECONDS, 30)]


def test_a_beat_is_a_second() -> None:
    course, bank = begun(1, 1)
    assert bank.play(course.beat()) is False
    assert bank.asked == [Decrement(SECONDS)]
    assert bank.play(course.beat()) is False
    assert bank.asked == [Decrement(MINUTES), Reset(SECONDS, 59)]
    assert bank.counts == {MINUTES: 0, SECONDS: 59}


@pytest.mark.parametrize(
    ("minutes", "seconds", "beats"),
    [(0, 1, 1), (1, 0, 60), (2, 3, 123), (0, 90, 90), (1, 90, 150)],
)
def test_the_whole_time_takes_its_ticks(minutes: int, seconds: int, beats: int) -> None:
    course, bank = begun(minutes, seconds)
    assert course.ticks == beats
    assert bank.beats_to_the_end(course) == beats
    assert bank.counts == {MINUTES: 0, SECONDS: 0}


def test_the_last_minute_begins_when_no_minute_is_left() -> None:
    course, bank = begun(1, 1)
    last_minute = [course.last_minute, *(course.last_minute for _ in bank.beats(course))]
    assert last_minute == [False, False, *[True] * 60]


def test_of_a_time_that_has_not_begun_no_minute_is_left() -> None:
    assert countdown(2, 0).last_minute is True


def test_no_time_is_refused_before_anything_is_asked() -> None:
    bank = Bank(CountdownRole, left_over=7)
    with pytest.raises(OutOfRange) as refused:
        bank.play(countdown(0, 0).begin())
    assert str(refused.value) == "no time is set: write start_minutes or start_seconds first"
    assert bank.counts == {MINUTES: 7, SECONDS: 7}


def test_a_stopped_countdown_goes_on_without_asking() -> None:
    course, bank = begun(0, 3)
    bank.play(course.beat())
    assert bank.play(course.begin()) is False
    assert bank.asked == []
    assert bank.beats_to_the_end(course) == 2


def test_reset_makes_a_stopped_countdown_start_fresh() -> None:
    course, bank = begun(0, 3)
    bank.play(course.beat())
    assert bank.play(course.reset()) is False
    assert bank.counts == {MINUTES: 0, SECONDS: 3}
    bank.play(course.begin())
    assert bank.asked == [Reset(MINUTES, 0), Reset(SECONDS, 3)]


def test_after_the_end_the_next_time_starts_fresh() -> None:
    course, bank = begun(0, 2)
    bank.beats_to_the_end(course)
    bank.play(course.begin())
    assert bank.beats_to_the_end(course) == 2


@pytest.mark.parametrize("role", CountdownRole)
def test_a_hint_makes_it_look(role: CountdownRole) -> None:
    course, bank = begun(1, 1)
    assert bank.play(course.look(role)) is False
    assert bank.asked == [Read(role)]


def test_a_hint_that_is_true_can_begin_the_last_minute_and_end_the_time() -> None:
    course, bank = begun(2, 5)
    bank.counts = {MINUTES: 0, SECONDS: -1}
    assert bank.play(course.look(MINUTES)) is False
    assert course.last_minute is True
    assert bank.play(course.look(SECONDS)) is True
    assert bank.play(course.begin()) is False
    assert bank.counts == {MINUTES: 2, SECONDS: 5}


def test_a_hint_that_comes_when_nothing_is_under_way_is_no_news() -> None:
    bank = Bank(CountdownRole)
    assert bank.play(countdown(0, 1).look(SECONDS)) is False
    assert bank.asked == []
