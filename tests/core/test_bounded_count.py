"""A count never leaves what a DevShort can carry, and says why it refuses to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ska_tango_examples.core.bounded_count import HIGHEST, LOWEST, BoundedCount
from ska_tango_examples.core.errors import OutOfRange

WITHIN = st.integers(LOWEST, HIGHEST)
NEAR_THE_BOUNDS = st.sampled_from(
    [LOWEST - 1, LOWEST, LOWEST + 1, HIGHEST - 1, HIGHEST, HIGHEST + 1]
)
STEP = st.sampled_from(["increment", "decrement"]) | WITHIN | NEAR_THE_BOUNDS
STEPS = {"increment": 1, "decrement": -1}


def take(count: BoundedCount, step: str | int) -> int:
    return count.reset(step) if isinstance(step, int) else getattr(count, step)()


@given(st.lists(STEP))
def test_a_step_is_either_taken_or_refused(steps: list[str | int]) -> None:
    count, expected = BoundedCount(), 0
    for step in steps:
        wanted = step if isinstance(step, int) else expected + STEPS[step]
        if -32768 <= wanted <= 32767:
            expected = wanted
            assert take(count, step) == expected
        else:
            with pytest.raises(OutOfRange):
                take(count, step)
        assert count.value == expected


@pytest.mark.parametrize(
    ("bound", "step", "wanted"), [(32767, "increment", 32768), (-32768, "decrement", -32769)]
)
def test_a_refusal_says_how_to_go_on(bound: int, step: str, wanted: int) -> None:
    count = BoundedCount()
    assert count.reset(bound) == bound
    with pytest.raises(OutOfRange) as refused:
        take(count, step)
    assert str(refused.value) == (
        f"a count must be from -32768 to 32767, got {wanted}; "
        f"the count stays at {bound}: call CounterReset to go on"
    )
    assert count.value == bound


def test_a_fresh_count_stands_at_zero_and_wants_to_be_noticed_there() -> None:
    count = BoundedCount()
    assert (count.value, count.fire_event_at, count.fires) == (0, 0, True)


@given(WITHIN, WITHIN)
def test_it_wants_to_be_noticed_at_one_number_only(value: int, at: int) -> None:
    count = BoundedCount()
    count.fire_event_at = at
    count.reset(value)
    assert count.fires is (value == at)
    count.reset(at)
    assert count.fires is True
