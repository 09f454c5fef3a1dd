"""The numbers of a course can be set to what a counter can stand at, and to nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ska_tango_examples.core.errors import OutOfRange
from ska_tango_examples.core.plan import Plan
from ska_tango_examples.core.workout import WorkoutRole

DEFAULTS = dict.fromkeys(WorkoutRole, 0)
ANY_ROLE = st.sampled_from(WorkoutRole)


@given(ANY_ROLE, st.integers(1, 32767) | st.sampled_from([1, 32767]))
def test_a_change_is_of_one_number_only(role: WorkoutRole, value: int) -> None:
    plan = Plan(DEFAULTS)
    plan.change(role, value, role.value)
    assert {each: plan[each] for each in WorkoutRole} == DEFAULTS | {role: value}


@given(ANY_ROLE, st.integers(max_value=0))
def test_too_little_is_refused_by_name(role: WorkoutRole, value: int) -> None:
    plan = Plan({role: 3})
    with pytest.raises(OutOfRange) as refused:
        plan.change(role, value, "work")
    assert str(refused.value) == f"work must be at least 1, got {value}"
    assert plan[role] == 3


@given(ANY_ROLE, st.integers(min_value=32768))
def test_too_much_is_refused_by_name(role: WorkoutRole, value: int) -> None:
    plan = Plan({role: 3})
    with pytest.raises(OutOfRange) as refused:
        plan.change(role, value, "start_minutes")
    assert str(refused.value) == (
        f"start_minutes must be at most 32767, which is as far as a counter counts, got {value}"
    )
    assert plan[role] == 3


def test_two_plans_with_the_same_defaults_are_two_plans() -> None:
    one, other = Plan(DEFAULTS), Plan(DEFAULTS)
    one.change(WorkoutRole.WORK, 5, "work")
    assert other[WorkoutRole.WORK] == DEFAULTS[WorkoutRole.WORK] == 0
