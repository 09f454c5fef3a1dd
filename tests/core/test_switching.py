"""Switching ends after its time, with all of it done; times that are none are refused."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ska_tango_examples.core.errors import BadConfiguration
from ska_tango_examples.core.switching import check_switch_time, check_timeout, steps_of

SECONDS = st.floats(0, 1e6)


@given(SECONDS)
def test_it_goes_forward_to_the_end(seconds: float) -> None:
    steps = list(steps_of(seconds))
    assert steps[-1] == (seconds, 100)
    assert steps == sorted(steps)
    done = [percent for _, percent in steps]
    assert len(set(done)) == len(done) > 1
    assert done[0] > 0


def test_progress_is_told_in_five_steps() -> None:
    told = [percent for _, percent in steps_of(1.0)]
    assert told == [20, 40, 60, 80, 100]
    assert all(isinstance(percent, int) for percent in told)


@given(SECONDS)
def test_each_step_takes_as_much_as_it_does(seconds: float) -> None:
    for after, percent in steps_of(seconds):
        assert after == pytest.approx(seconds * percent / 100)


@given(SECONDS)
def test_a_time_from_zero_is_one(seconds: float) -> None:
    check_switch_time(seconds)
    if seconds > 0:
        check_timeout(seconds)


@pytest.mark.parametrize(
    ("seconds", "shown"), [(-0.5, "-0.5"), (math.inf, "inf"), (math.nan, "nan")]
)
def test_other_times_are_refused_by_name(seconds: float, shown: str) -> None:
    with pytest.raises(BadConfiguration) as refused:
        check_switch_time(seconds)
    assert str(refused.value) == f"switch_time must be a number of s from 0, got {shown}"
    with pytest.raises(BadConfiguration) as refused:
        check_timeout(seconds)
    assert str(refused.value) == f"command_timeout must be a number of s above 0, got {shown}"


def test_no_time_at_all_is_too_little_for_a_command() -> None:
    with pytest.raises(BadConfiguration, match="got 0"):
        check_timeout(0)
