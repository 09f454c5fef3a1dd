"""Which status may follow which: these nine steps, and no other."""

import pytest

from ska_control_model import TaskStatus
from ska_tango_base.tasks.errors import ForbiddenTransition
from ska_tango_base.tasks.transitions import check_transition, is_terminal, way_to

STAGING, QUEUED, IN_PROGRESS, ABORTED, NOT_FOUND, COMPLETED, REJECTED, FAILED = TaskStatus
STEPS = {
    (STAGING, QUEUED),
    (STAGING, IN_PROGRESS),
    (STAGING, REJECTED),
    (QUEUED, IN_PROGRESS),
    (QUEUED, ABORTED),
    (QUEUED, REJECTED),
    (IN_PROGRESS, ABORTED),
    (IN_PROGRESS, COMPLETED),
    (IN_PROGRESS, FAILED),
}
ALL_STEPS = [(before, after) for before in TaskStatus for after in TaskStatus]


@pytest.mark.parametrize(("before", "after"), [step for step in ALL_STEPS if step in STEPS])
def test_a_step_that_is_allowed(before: TaskStatus, after: TaskStatus) -> None:
    check_transition("1_2_On", before, after)


@pytest.mark.parametrize(("before", "after"), [step for step in ALL_STEPS if step not in STEPS])
def test_a_step_that_is_forbidden(before: TaskStatus, after: TaskStatus) -> None:
    with pytest.raises(ForbiddenTransition) as refused:
        check_transition("1_2_On", before, after)
    assert (refused.value.before, refused.value.after) == (before, after)
    assert f"1_2_On is {before.name} and cannot become {after.name}" in str(refused.value)


def test_the_refusal_names_what_may_follow() -> None:
    with pytest.raises(ForbiddenTransition, match="it may become IN_PROGRESS, ABORTED, REJECTED"):
        check_transition("1_2_On", QUEUED, COMPLETED)


def test_the_refusal_says_that_a_task_has_ended() -> None:
    with pytest.raises(ForbiddenTransition, match="it has ended"):
        check_transition("1_2_On", COMPLETED, FAILED)


def test_a_task_has_ended_where_nothing_follows() -> None:
    ended = {status for status in TaskStatus if is_terminal(status)}
    assert ended == {ABORTED, NOT_FOUND, COMPLETED, REJECTED, FAILED}


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        (STAGING, QUEUED, (QUEUED,)),
        (STAGING, FAILED, (IN_PROGRESS, FAILED)),
        (STAGING, COMPLETED, (IN_PROGRESS, COMPLETED)),
        (STAGING, ABORTED, (QUEUED, ABORTED)),
        (QUEUED, FAILED, (IN_PROGRESS, FAILED)),
        (QUEUED, QUEUED, ()),
        (IN_PROGRESS, QUEUED, ()),
        (IN_PROGRESS, REJECTED, ()),
        (COMPLETED, FAILED, ()),
        (NOT_FOUND, FAILED, ()),
    ],
)
def test_the_way_to_a_status(
    before: TaskStatus, after: TaskStatus, way: tuple[TaskStatus, ...]
) -> None:
    assert way_to(before, after) == way
