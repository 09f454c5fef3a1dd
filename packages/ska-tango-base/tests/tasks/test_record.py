"""What may be told of a task, and when."""

from typing import Any

import pytest

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.tasks.errors import BadProgress, BadResult, BadStatus, ForbiddenTransition
from ska_tango_base.tasks.record import Record
from ska_tango_base.tasks.update import Update

OPENED = Record("1_2_On", "On", submitted=1.0)
QUEUED = OPENED.updated(Update(TaskStatus.QUEUED), 2.0)
RUNNING = QUEUED.updated(Update(TaskStatus.IN_PROGRESS), 3.0)
DONE = RUNNING.updated(Update(TaskStatus.COMPLETED), 4.0)


def test_the_times_are_those_of_the_steps() -> None:
    assert (DONE.submitted, DONE.started, DONE.finished) == (1.0, 3.0, 4.0)
    assert (RUNNING.over, RUNNING.finished, DONE.over) == (False, None, True)


def test_the_present_status_is_no_news() -> None:
    assert RUNNING.updated(Update(TaskStatus.IN_PROGRESS), 9.0) == RUNNING


@pytest.mark.parametrize(
    "update", [Update(), Update(TaskStatus.COMPLETED), Update(progress=3), Update(result="more")]
)
def test_after_the_end_there_is_no_news(update: Update) -> None:
    with pytest.raises(ForbiddenTransition, match="1_2_On is COMPLETED and cannot become COMPLET"):
        DONE.updated(update, 5.0)


def test_a_status_may_be_told_by_its_number() -> None:
    assert QUEUED.updated(Update(2), 3.0) == RUNNING  # type: ignore[arg-type]


@pytest.mark.parametrize("status", [99, "DONE", "COMPLETED"])
def test_anything_else_is_no_status(status: Any) -> None:
    with pytest.raises(BadStatus, match=r"is no status of a task: these are STAGING \(0\), "):
        Update(status)


@pytest.mark.parametrize("progress", [0, 12, 100])
def test_progress_is_a_percentage(progress: int) -> None:
    assert RUNNING.updated(Update(progress=progress), 4.0).progress == progress


@pytest.mark.parametrize("progress", [-1, 101, 1.5, True, "12"])
def test_anything_else_is_no_progress(progress: Any) -> None:
    with pytest.raises(BadProgress) as refused:
        RUNNING.updated(Update(progress=progress), 4.0)
    assert (
        str(refused.value)
        == f"1_2_On: a progress is a whole number from 0 to 100, got {progress!r}"
    )


@pytest.mark.parametrize("record", [OPENED, QUEUED])
def test_what_has_not_begun_makes_no_progress(record: Record) -> None:
    with pytest.raises(BadProgress, match="makes no progress: report IN_PROGRESS first"):
        record.updated(Update(progress=1), 4.0)


def test_the_first_and_the_last_step_may_come_with_progress() -> None:
    begun = QUEUED.updated(Update(TaskStatus.IN_PROGRESS, 0), 3.0)
    ended = begun.updated(Update(TaskStatus.COMPLETED, 100), 4.0)
    assert (begun.progress, ended.progress) == (0, 100)


def test_a_result_is_kept_as_it_was_told() -> None:
    result = [ResultCode.OK, "done"]
    told = RUNNING.updated(Update(result=result), 4.0)
    result.append("changed later")
    assert told.result == '[0, "done"]'


def test_a_later_result_takes_the_place_of_an_earlier_one() -> None:
    early = RUNNING.updated(Update(result="early"), 4.0)
    late = early.updated(Update(TaskStatus.COMPLETED, result="late"), 5.0)
    assert late.result == '"late"'


@pytest.mark.parametrize(("record", "status"), [(OPENED, None), (OPENED, 1), (QUEUED, None)])
def test_what_has_not_begun_has_no_result(record: Record, status: int | None) -> None:
    update = Update(None if status is None else TaskStatus(status), result="too soon")
    with pytest.raises(BadResult, match="has no result: report one with the last status"):
        record.updated(update, 4.0)


@pytest.mark.parametrize("result", [{1, 2}, float("nan"), object(), [b"bytes"]])
def test_a_result_must_be_told_in_json(result: Any) -> None:
    with pytest.raises(BadResult, match="1_2_On: the result cannot be told in JSON: "):
        RUNNING.updated(Update(TaskStatus.COMPLETED, result=result), 4.0)


def test_a_result_without_an_end_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(BadResult):
        RUNNING.updated(Update(TaskStatus.COMPLETED, result=endless), 4.0)
