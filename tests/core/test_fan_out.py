"""One command to several: what is made of what they tell, whenever it comes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ska_control_model import ResultCode, TaskStatus
from ska_tango_examples.core.fan_out import FanOut, Verdict

NAMES = ["a/b/1", "a/b/2", "a/b/3"]
DONE = "Station On completed"
COMPLETED = {"status": TaskStatus.COMPLETED, "result": [ResultCode.OK, "On completed"]}
ENDINGS = [
    (TaskStatus.FAILED, [3, "no power"], "failed: no power"),
    (TaskStatus.FAILED, None, "failed"),
    (TaskStatus.FAILED, "no code", "failed: no code"),
    (TaskStatus.FAILED, {"odd": 1}, "failed: {'odd': 1}"),
    (TaskStatus.COMPLETED, [3, "no power"], "failed: no power"),
    (TaskStatus.COMPLETED, (ResultCode.FAILED, ""), "failed"),
    (TaskStatus.REJECTED, [5, "queue full"], "rejected the command: queue full"),
    (TaskStatus.ABORTED, [7, "by hand"], "was aborted: by hand"),
]
PROGRESS = st.integers(-10, 300)
NEWS = st.tuples(st.sampled_from(NAMES), PROGRESS)


def fan_out(size: int = 2) -> FanOut:
    return FanOut("Tile", NAMES[:size])


def test_it_is_completed_when_all_have_completed_it() -> None:
    account = fan_out()
    account.hear(NAMES[1], **COMPLETED)
    assert (account.waiting, account.over, account.trouble) == ([NAMES[0]], False, "")
    account.hear(NAMES[0], **COMPLETED)
    assert (account.waiting, account.over, account.progress) == ([], True, 100)
    assert account.verdict(DONE) == Verdict(TaskStatus.COMPLETED, ResultCode.OK, DONE)
    assert account.verdict(DONE).completed


def test_a_result_may_come_before_the_status_or_not_at_all() -> None:
    account = fan_out()
    account.hear(NAMES[0], result=[0, "On completed"])
    account.hear(NAMES[0], status=TaskStatus.COMPLETED)
    account.hear(NAMES[1], status=TaskStatus.COMPLETED)
    assert account.verdict(DONE).completed


@pytest.mark.parametrize(("status", "result", "how"), ENDINGS)
@pytest.mark.parametrize("apart", [False, True])
def test_the_first_trouble_ends_it_and_names_the_culprit(
    status: TaskStatus, result: Any, how: str, apart: bool
) -> None:
    account = fan_out()
    if apart:
        account.hear(NAMES[1], result=result)
    account.hear(NAMES[1], status=status, result=None if apart else result)
    assert account.over
    assert account.waiting == NAMES[:1]
    assert account.verdict(DONE) == Verdict(
        TaskStatus.FAILED, ResultCode.FAILED, f"Tile a/b/2 {how}"
    )
    assert not account.verdict(DONE).completed


@pytest.mark.parametrize(
    "status", [TaskStatus.STAGING, TaskStatus.QUEUED, TaskStatus.IN_PROGRESS, None]
)
def test_what_is_no_ending_ends_nothing(status: TaskStatus | None) -> None:
    account = fan_out(1)
    account.hear(NAMES[0], status=status, result=[3, "early"])
    assert (account.waiting, account.over, account.trouble) == (NAMES[:1], False, "")


def test_all_troubles_are_told() -> None:
    account = fan_out(3)
    account.give_up(NAMES[2], "is lost: its server has ended")
    account.hear(NAMES[0], status=TaskStatus.FAILED, result=[3, "no power"])
    account.hear(NAMES[1], **COMPLETED)
    assert account.verdict(DONE).text == (
        "Tile a/b/1 failed: no power; Tile a/b/3 is lost: its server has ended"
    )


def test_the_first_ending_of_a_member_counts() -> None:
    account = fan_out()
    account.hear(NAMES[0], **COMPLETED)
    account.hear(NAMES[0], status=TaskStatus.FAILED, result=[3, "late"])
    account.give_up(NAMES[0], "is lost")
    assert account.trouble == ""
    account.give_up(NAMES[1], "is lost")
    account.hear(NAMES[1], **COMPLETED)
    assert account.trouble == "Tile a/b/2 is lost"


def test_after_an_abort_all_have_to_end_and_aborted_is_no_trouble() -> None:
    account = fan_out(3)
    account.abort()
    account.hear(NAMES[0], status=TaskStatus.ABORTED, result=[7, "by hand"])
    account.hear(NAMES[1], **COMPLETED)
    assert not account.over
    account.hear(NAMES[2], status=TaskStatus.ABORTED)
    assert account.over
    assert account.verdict(DONE) == Verdict(
        TaskStatus.ABORTED, ResultCode.ABORTED, "Command has been aborted"
    )


def test_after_an_abort_trouble_is_told_but_hides_nobody() -> None:
    account = fan_out()
    account.abort()
    account.give_up(NAMES[0], "is lost")
    assert not account.over
    account.hear(NAMES[1], status=TaskStatus.ABORTED)
    verdict = account.verdict(DONE)
    assert (verdict.status, verdict.text) == (
        TaskStatus.ABORTED,
        "Command has been aborted; Tile a/b/1 is lost",
    )


def test_an_abort_that_comes_too_late_changes_nothing() -> None:
    account = fan_out(1)
    account.abort()
    account.hear(NAMES[0], **COMPLETED)
    assert account.verdict(DONE).completed


def test_a_command_that_is_aborted_before_it_was_given() -> None:
    account = fan_out()
    account.abort()
    assert account.verdict(DONE).status is TaskStatus.ABORTED


@given(st.lists(NEWS, max_size=20))
def test_progress_is_the_mean_and_never_goes_back(news: list[tuple[str, int]]) -> None:
    account = fan_out(3)
    best = dict.fromkeys(NAMES, 0)
    for name, percent in news:
        before = account.progress
        account.hear(name, progress=percent)
        best[name] = max(best[name], min(percent, 100))
        assert before <= account.progress == sum(best.values()) // 3


def test_who_has_completed_has_made_all_of_the_progress_who_failed_has_not() -> None:
    account = fan_out()
    account.hear(NAMES[0], progress=30)
    account.hear(NAMES[0], **COMPLETED)
    account.hear(NAMES[0], progress=40)
    assert account.progress == 50
    account.hear(NAMES[1], progress=30)
    account.hear(NAMES[1], status=TaskStatus.COMPLETED, result=[3, "no"])
    assert account.progress == 65


@given(st.permutations([(name, ending) for name in NAMES for ending in ("done", "lost", "more")]))
def test_it_is_over_once_and_the_verdict_stays(order: list[tuple[str, str]]) -> None:
    account = fan_out(3)
    for name, ending in order:
        if ending == "done":
            account.hear(name, **COMPLETED)
        elif ending == "lost":
            account.give_up(name, "is lost")
        else:
            account.hear(name, status=TaskStatus.IN_PROGRESS, progress=10)
    first = {name: next(e for n, e in order if n == name and e != "more") for name in NAMES}
    lost = [f"Tile {name} is lost" for name in NAMES if first[name] == "lost"]
    assert account.over
    assert account.verdict(DONE).text == ("; ".join(lost) or DONE)
