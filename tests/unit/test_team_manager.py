"""Leading members without Tango: what the component manager tells, and that it always ends."""

from typing import Any

import pytest

from ska_control_model import CommunicationStatus, HealthState, PowerState, TaskStatus
from ska_tango_examples.core.team import Sighting
from ska_tango_examples.teams.long_running import team_manager
from tests.support.stage import NAMES, Player, Stage
from tests.support.waiting import wait_until


@pytest.fixture
def make_stage():
    stages: list[Stage] = []

    def make(timeout: float = 60.0) -> Stage:
        stages.append(Stage(timeout))
        return stages[-1]

    yield make
    for stage in stages:
        stage.manager.shutdown(5)


@pytest.fixture
def stage(make_stage):
    return make_stage()


def test_members_are_watched_once_however_often_one_begins(stage):
    stage.manager.start_communicating()
    assert [player.name for player in stage.players] == NAMES
    assert stage.communication == [CommunicationStatus.ESTABLISHED]
    assert stage.state["health"] == HealthState.OK
    assert stage.state["power"] == PowerState.STANDBY


def test_when_all_have_ended_the_state_is_told_and_the_members_are_looked_at(stage):
    stage.begin()
    assert stage.state["sentence"] == "On is being carried out."
    for player in stage.players:
        player.end()
    assert stage.ending() == (TaskStatus.COMPLETED, "Station On completed")
    assert (stage.state["power"], stage.state["sentence"]) == (PowerState.ON, "Every tile is ON.")
    for player in stage.players:
        wait_until(lambda player=player: player.calls == ["On", "dismiss", "look"], "the look")


def test_what_was_seen_while_it_was_switched_is_not_held_against_it(stage):
    stage.begin()
    stage.players[0].see(Sighting("OFF", HealthState.OK))
    assert stage.state["power"] == PowerState.STANDBY
    for player in stage.players:
        player.end()
    stage.ending()
    assert stage.state["power"] == PowerState.ON
    stage.players[0].see(Sighting("OFF", HealthState.OK))
    assert stage.state["power"] == PowerState.UNKNOWN
    assert stage.state["sentence"].startswith("Tile test/lrctile/1 is OFF, not ON")


def test_one_who_takes_too_long_is_aborted_and_the_others_are_not(make_stage):
    stage = make_stage(timeout=0.1)
    stage.begin()
    stage.players[1].end()
    assert stage.ending() == (
        TaskStatus.FAILED,
        "Tile test/lrctile/1 gave no result within 0.1 s",
    )
    assert "abort" in stage.players[0].calls
    assert "abort" not in stage.players[1].calls


def test_abort_waits_for_all_members(stage):
    stage.begin()
    stage.players[0].obedient = False
    stage.manager.abort_tasks()
    wait_until(lambda: all("abort" in player.calls for player in stage.players), "the abort")
    assert not stage.over.is_set()
    stage.players[0].end()
    assert stage.ending() == (TaskStatus.ABORTED, "Command has been aborted")
    assert stage.state["power"] == PowerState.UNKNOWN


@pytest.mark.parametrize("end", ["stop_communicating", "shutdown"])
def test_the_end_does_not_wait_for_members_that_do_not_end(stage, end, monkeypatch):
    monkeypatch.setattr(team_manager, "END_TIMEOUT", 0.05)
    stage.begin()
    for player in stage.players:
        player.obedient = False
    if end == "shutdown":
        assert stage.manager.shutdown(5)
    else:
        stage.manager.stop_communicating()
    status, text = stage.ending()
    assert status is TaskStatus.ABORTED
    assert text == (
        "Command has been aborted; Tile test/lrctile/1 did not end in time; "
        "Tile test/lrctile/2 did not end in time"
    )
    assert all("stop" in player.calls for player in stage.players)


def test_a_member_whose_thread_does_not_end_is_told_of(stage, caplog):
    stage.players[1].ends = False
    assert not stage.manager.shutdown(0.1)
    assert f"{NAMES[1]} keeps its thread busy" in caplog.text


def test_out_of_use_nothing_is_told_and_nothing_is_taken(stage):
    players = list(stage.players)
    stage.manager.stop_communicating()
    stage.manager.stop_communicating()
    assert stage.communication[-1] is CommunicationStatus.DISABLED
    players[0].see(Sighting(loss="gone"))
    assert stage.state["health"] == HealthState.UNKNOWN
    status, text = stage.manager.on(stage.take_news)
    assert status is TaskStatus.REJECTED
    assert text == "nobody is led at present: set adminMode to ONLINE first"
    stage.manager.start_communicating()
    assert stage.state["power"] == PowerState.STANDBY


def test_an_unforeseen_end_leaves_no_claim(stage, monkeypatch, caplog):
    def break_down(*_args: Any) -> None:
        raise ZeroDivisionError("no time to divide")

    monkeypatch.setattr(Player, "command", break_down)
    stage.manager.on(stage.take_news)
    wait_until(stage.over.is_set, "the end")
    assert stage.told[-1]["status"] is TaskStatus.FAILED
    assert stage.state["power"] == PowerState.UNKNOWN
    assert stage.state["sentence"].startswith("On: it came to an unforeseen end")
    assert "no time to divide" in caplog.text
