"""What clients are told, and what they can read."""

import json
from datetime import datetime, timedelta

import pytest

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.tasks.errors import ForbiddenTransition, UnknownTask
from ska_tango_base.tasks.journal import Journal
from ska_tango_base.tasks.update import Update

QUEUED = Update(TaskStatus.QUEUED)
STARTED = Update(TaskStatus.IN_PROGRESS)
DONE = Update(TaskStatus.COMPLETED, result=(ResultCode.OK, "done"))
SUBMITTED = "2023-11-14T22:13:20.000000+00:00"
NOW = 1_700_000_000.0


def journal_of(*uids: str, update: Update = QUEUED, now: float = NOW) -> Journal:
    journal = Journal()
    for uid in uids:
        journal.open(uid, uid.upper(), now)
        journal.apply(uid, update, now)
    return journal


def finish(journal: Journal, uid: str, now: float = NOW) -> None:
    journal.open(uid, uid.upper(), now)
    for update in (QUEUED, STARTED, DONE):
        journal.apply(uid, update, now)


def test_at_first_there_is_nothing_to_see() -> None:
    views = Journal().views(NOW)
    assert views.pop("longRunningCommandResult") == ("", "")
    assert set(views.values()) == {()}
    assert len(views) == 9


def test_a_task_that_is_only_opened_is_seen_by_nobody() -> None:
    journal = Journal()
    empty = journal.views(NOW)
    journal.open("a", "A", NOW)
    assert journal.views(NOW) == empty
    assert journal.status_of("a") is TaskStatus.STAGING


def test_an_identifier_names_one_task_only() -> None:
    with pytest.raises(ValueError, match="there is a task a already"):
        journal_of("a").open("a", "A", NOW)


def test_what_is_told_of_a_task_that_is_queued() -> None:
    journal = Journal()
    journal.open("a", "A", NOW)
    line = json.dumps({"uid": "a", "name": "A", "submitted_time": SUBMITTED})
    assert journal.apply("a", QUEUED, NOW + 1) == (
        ("longRunningCommandStatus", ("a", "QUEUED")),
        ("_lrcEvent", ("a", '{"status": 1}')),
        ("lrcQueue", (line,)),
        ("longRunningCommandsInQueue", ("A",)),
        ("longRunningCommandIDsInQueue", ("a",)),
    )


def test_what_is_told_of_a_task_that_starts() -> None:
    changes = journal_of("a").apply("a", STARTED, NOW + 0.5)
    assert [name for name, _ in changes] == [
        "longRunningCommandStatus",
        "_lrcEvent",
        "lrcQueue",
        "lrcExecuting",
        "longRunningCommandsInQueue",
        "longRunningCommandIDsInQueue",
        "longRunningCommandInProgress",
    ]
    told = dict(changes)
    assert told["longRunningCommandInProgress"] == ("A",)
    assert json.loads(told["lrcExecuting"][0]) == {
        "uid": "a",
        "name": "A",
        "submitted_time": SUBMITTED,
        "started_time": "2023-11-14T22:13:20.500000+00:00",
    }


def test_what_is_told_of_progress() -> None:
    journal = journal_of("a", update=STARTED)
    changes = journal.apply("a", Update(progress=12), NOW)
    assert [name for name, _ in changes] == [
        "longRunningCommandProgress",
        "_lrcEvent",
        "lrcExecuting",
    ]
    told = dict(changes)
    assert told["longRunningCommandProgress"] == ("a", "12")
    assert told["_lrcEvent"] == ("a", '{"progress": 12}')
    assert json.loads(told["lrcExecuting"][0])["progress"] == 12


def test_what_is_told_of_the_end() -> None:
    journal = journal_of("a", update=STARTED)
    end = Update(TaskStatus.COMPLETED, 100, (ResultCode.OK, "done"))
    changes = journal.apply("a", end, NOW + 60)
    assert changes[:4] == (
        ("longRunningCommandResult", ("a", '[0, "done"]')),
        ("longRunningCommandProgress", ("a", "100")),
        ("longRunningCommandStatus", ("a", "COMPLETED")),
        ("_lrcEvent", ("a", '{"status": 5, "progress": 100, "result": [0, "done"]}')),
    )
    told = dict(changes[4:])
    assert set(told) == {"lrcExecuting", "lrcFinished", "longRunningCommandInProgress"}
    assert json.loads(told["lrcFinished"][0]) == {
        "uid": "a",
        "name": "A",
        "status": "COMPLETED",
        "submitted_time": SUBMITTED,
        "started_time": SUBMITTED,
        "finished_time": "2023-11-14T22:14:20.000000+00:00",
        "result": [0, "done"],
    }


def test_a_task_that_is_turned_down_never_started() -> None:
    journal = Journal()
    journal.open("a", "A", NOW)
    journal.apply("a", Update(TaskStatus.REJECTED), NOW)
    finished = json.loads(journal.views(NOW)["lrcFinished"][0])
    assert set(finished) == {"uid", "name", "status", "submitted_time", "finished_time"}
    assert datetime.fromisoformat(finished["finished_time"]).utcoffset() == timedelta(0)


def test_an_early_result_is_told_at_the_end() -> None:
    journal = journal_of("a", update=STARTED)
    assert journal.apply("a", Update(result=[0, "done"]), NOW) == ()
    told = dict(journal.apply("a", Update(TaskStatus.COMPLETED), NOW))
    assert told["longRunningCommandResult"] == ("a", '[0, "done"]')
    assert told["_lrcEvent"] == ("a", '{"status": 5, "result": [0, "done"]}')


def test_the_same_status_again_is_not_told() -> None:
    assert journal_of("a").apply("a", QUEUED, NOW) == ()


def test_what_is_forbidden_changes_nothing() -> None:
    journal = journal_of("a")
    before = journal.views(NOW)
    with pytest.raises(ForbiddenTransition):
        journal.apply("a", Update(TaskStatus.COMPLETED), NOW)
    assert journal.views(NOW) == before
    assert journal.expire(NOW) == ()


def test_news_of_nobody_is_refused() -> None:
    with pytest.raises(UnknownTask, match="no task is called 'b'"):
        journal_of("a").apply("b", STARTED, NOW)
    assert Journal().status_of("b") is TaskStatus.NOT_FOUND


def test_version_1_shows_the_end_of_a_task_for_ten_seconds() -> None:
    journal = Journal()
    finish(journal, "a")
    assert journal.expire(NOW + 9.9) == ()
    assert journal.expire(NOW + 10) == (("longRunningCommandStatus", ()),)
    views = journal.views(NOW + 10)
    assert views["longRunningCommandResult"] == ("a", '[0, "done"]')
    assert len(views["lrcFinished"]) == 1


def test_version_1_has_room_for_those_that_matter_most() -> None:
    journal = journal_of(*(f"q{number}" for number in range(62)))
    for uid in ("old", "older", "new"):
        finish(journal, uid)
    shown = journal.views(NOW)["longRunningCommandStatus"]
    assert len(shown) == 128
    assert shown[-4:] == ("older", "COMPLETED", "new", "COMPLETED")
    journal.apply("q0", STARTED, NOW)
    shown = journal.views(NOW)["longRunningCommandStatus"]
    assert shown[:4] == ("q0", "IN_PROGRESS", "q1", "QUEUED")
    assert shown[-4:] == ("older", "COMPLETED", "new", "COMPLETED")


def test_the_end_of_a_task_shows_even_among_many_that_wait() -> None:
    journal = journal_of(*(f"q{number}" for number in range(70)))
    finish(journal, "a")
    shown = journal.views(NOW)["longRunningCommandStatus"]
    assert (len(shown), shown[-2:]) == (128, ("a", "COMPLETED"))


def test_version_1_shows_the_latest_progress() -> None:
    journal = journal_of(*(f"r{number}" for number in range(40)), update=STARTED)
    for number in range(40):
        journal.apply(f"r{number}", Update(progress=number + 1), NOW)
    journal.apply("r0", Update(progress=50), NOW)
    shown = journal.views(NOW)["longRunningCommandProgress"]
    assert len(shown) == 64
    assert shown[:4] == ("r0", "50", "r9", "10")


def test_a_hundred_tasks_are_remembered_after_their_end() -> None:
    journal = Journal()
    for number in range(101):
        finish(journal, f"t{number}")
    assert len(journal.views(NOW)["lrcFinished"]) == 100
    assert journal.status_of("t0") is TaskStatus.NOT_FOUND
    assert journal.status_of("t1") is TaskStatus.COMPLETED


def test_settling_goes_by_way_of_what_is_missing() -> None:
    journal = Journal()
    journal.open("a", "A", NOW)
    told = journal.settle("a", TaskStatus.FAILED, [3, "broken"], NOW)
    events = [json.loads(value[1]) for name, value in told if name == "_lrcEvent"]
    assert events == [{"status": 2}, {"status": 7, "result": [3, "broken"]}]
    assert journal.unfinished() == []


def test_settling_leaves_a_task_that_has_come_further() -> None:
    journal = journal_of("a", update=STARTED)
    assert journal.settle("a", TaskStatus.QUEUED, None, NOW) == ()
    assert journal.settle("unknown", TaskStatus.FAILED, None, NOW) == ()
    assert journal.unfinished() == ["a"]
