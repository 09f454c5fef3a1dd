"""Whenever an abort comes, each member is told of it, and none is given a command after it."""

import threading
from typing import Any

import pytest

from ska_control_model import TaskStatus
from ska_tango_examples.teams.long_running.errand import Errand
from ska_tango_examples.teams.long_running.team_report import TeamReport
from tests.support.stage import Player, Stage
from tests.support.waiting import wait_briefly, wait_until

ABORTED = (TaskStatus.ABORTED, "Command has been aborted")


@pytest.fixture
def stage():
    stage = Stage(timeout=60.0)
    yield stage
    stage.manager.shutdown(5)


def calls(stage):
    return [player.calls for player in stage.players]


def test_abort_without_a_command_reaches_the_members(stage):
    stage.manager.abort_tasks()
    assert calls(stage) == [["abort"], ["abort"]]


def test_before_the_command_is_given_nobody_is_given_it(stage, monkeypatch):
    run = Errand.run

    def abort_first(self: Errand, *args: Any) -> Any:
        stage.manager.abort_tasks()
        return run(self, *args)

    monkeypatch.setattr(Errand, "run", abort_first)
    stage.manager.on(stage.take_news)
    assert stage.ending() == ABORTED
    wait_until(lambda: calls(stage) == [["abort", "look"]] * 2, "the abort, and no command")


def test_while_the_command_is_given_all_are_aborted_after_it(stage, monkeypatch):
    abort = threading.Thread(target=stage.manager.abort_tasks)
    command = Player.command

    def abort_meanwhile(self: Player, *args: Any) -> None:
        if self is stage.players[0]:
            abort.start()
            # It has to wait; were it let in, it would come too early for the second member.
            wait_briefly(lambda: "abort" in stage.players[1].calls)
        command(self, *args)

    monkeypatch.setattr(Player, "command", abort_meanwhile)
    stage.manager.on(stage.take_news)
    assert stage.ending() == ABORTED
    abort.join()
    assert [each[:2] for each in calls(stage)] == [["On", "abort"]] * 2


def test_after_a_failure_those_who_go_on_are_aborted(stage, monkeypatch):
    conclude = TeamReport.conclude

    def abort_first(self: TeamReport, *args: Any) -> None:
        stage.manager.abort_tasks()
        conclude(self, *args)

    monkeypatch.setattr(TeamReport, "conclude", abort_first)
    stage.begin()
    stage.players[0].end(TaskStatus.FAILED)
    assert stage.ending() == (TaskStatus.FAILED, "Tile test/lrctile/1 failed")
    assert "abort" in stage.players[1].calls
