"""What is told of a command that a member was given, also when its events do not come."""

import json
from typing import Any

import pytest
from tango import CommunicationFailed, ConnectionFailed, DevFailed, Except

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.faults import CommandError, ResultCodeError
from ska_tango_examples.core.fan_out import FanOut
from ska_tango_examples.teams.long_running import assignment
from ska_tango_examples.teams.long_running.assignment import Assignment

MEMBER = "test/lrctile/1"
UID = "1.5_7_On"


class Tile:
    """A tile that knows of one command, or of none."""

    def __init__(self, status: str = "NOT_FOUND", *finished: dict[str, Any]) -> None:
        self._status = status
        self.value = [json.dumps(entry) for entry in finished] or None

    def CheckLongRunningCommandStatus(self, uid: str) -> str:
        assert uid == UID
        return self._status

    def read_attribute(self, name: str) -> "Tile":
        assert name == "lrcFinished"
        return self


class Follower:
    """Stands in for the subscriptions that a command has."""

    command_id = UID


class Desk:
    """Gives a command and keeps the account of it."""

    def __init__(self) -> None:
        self.account = FanOut("Tile", [MEMBER])
        self.suspicions = 0
        self.callback: Any = None
        self.assignment = Assignment(
            MEMBER, "On", lambda letter: letter(self.account), self._suspect
        )

    def _suspect(self) -> None:
        self.suspicions += 1

    def invoke(self, callback: Any, _proxy: Any, command: str) -> Follower:
        assert command == "On"
        self.callback = callback
        return Follower()

    @property
    def text(self) -> str:
        assert self.account.over
        return self.account.verdict("done").text


@pytest.fixture
def desk(monkeypatch):
    desk = Desk()
    monkeypatch.setattr(assignment, "invoke_lrc", desk.invoke)
    desk.assignment.begin(Tile())
    return desk


def test_news_are_passed_on_with_whatever_else_is_told(desk):
    desk.callback(progress=40, mood="good")
    assert desk.account.progress == 40
    desk.callback(status=TaskStatus.COMPLETED, result=[0, "On completed"])
    assert desk.text == "done"


def test_events_that_do_not_come_are_a_suspicion_and_no_news(desk):
    desk.callback(error=("no event",))
    assert desk.suspicions == 1
    assert not desk.account.over


def test_a_member_that_knows_nothing_of_it_has_forgotten_it(desk):
    desk.assignment.inquire(Tile("NOT_FOUND"))
    assert desk.text == (
        f"Tile {MEMBER} has forgotten the command: it was initialised or started anew"
    )


@pytest.mark.parametrize("status", ["STAGING", "QUEUED", "IN_PROGRESS"])
def test_a_member_that_is_at_it_is_waited_for(desk, status):
    desk.assignment.inquire(Tile(status))
    assert not desk.account.over


@pytest.mark.parametrize(
    ("status", "finished", "text"),
    [
        ("COMPLETED", [{"uid": "other"}, {"uid": UID, "result": [0, "On completed"]}], "done"),
        ("FAILED", [{"uid": UID, "result": [3, "no power"]}], f"Tile {MEMBER} failed: no power"),
        ("FAILED", [{"uid": UID}], f"Tile {MEMBER} failed"),
        ("ABORTED", [{"uid": "other"}], f"Tile {MEMBER} was aborted"),
        ("REJECTED", [], f"Tile {MEMBER} rejected the command"),
    ],
)
def test_an_end_that_was_missed_is_found(desk, status, finished, text):
    desk.assignment.inquire(Tile(status, *finished))
    assert desk.text == text


def test_who_was_given_nothing_is_asked_nothing():
    desk = Desk()
    desk.assignment.inquire(None)
    assert not desk.account.over


def failure(kind: type[Exception]) -> Exception:
    if kind is not DevFailed:
        return kind("On was rejected: the queue is full")
    try:
        Except.throw_exception("Test_Reason", "not in the mood.", "here")
    except DevFailed as failed:
        return failed
    raise AssertionError


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (CommandError, "failed: On was rejected: the queue is full"),
        (ResultCodeError, "did not take the command: On was rejected: the queue is full"),
        (RuntimeError, "did not take the command: On was rejected: the queue is full"),
        (DevFailed, "did not take the command: not in the mood"),
    ],
)
def test_who_does_not_take_the_command_is_given_up(monkeypatch, kind, text):
    def refuse(*_args: Any) -> None:
        raise failure(kind)

    desk = Desk()
    monkeypatch.setattr(assignment, "invoke_lrc", refuse)
    desk.assignment.begin(Tile())
    assert desk.text == f"Tile {MEMBER} {text}"
    assert desk.account.verdict("done").code is ResultCode.FAILED


@pytest.mark.parametrize("kind", [CommunicationFailed, ConnectionFailed])
def test_who_does_not_answer_is_left_to_the_member(desk, monkeypatch, kind):
    def be_silent(*_args: Any) -> None:
        raise kind("no answer")

    monkeypatch.setattr(assignment, "invoke_lrc", be_silent)
    with pytest.raises(kind):
        desk.assignment.begin(Tile())
    assert not desk.account.over
