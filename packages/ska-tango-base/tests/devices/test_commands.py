"""Commands of the base that are none of those that run long, and what a queue refuses."""

import sys
from types import SimpleNamespace

import pytest
from tango import DevState

from ska_control_model import ResultCode
from ska_tango_base.base import debugger
from tests.support.waiting import wait_until


def test_an_unknown_command_is_not_found(lamp):
    assert lamp.CheckLongRunningCommandStatus("1.0_2_On") == "NOT_FOUND"


def test_the_status_of_a_command_is_told(lamp):
    lamp.CloseGate()
    [_], [command_id] = lamp.On()
    wait_until(
        lambda: lamp.CheckLongRunningCommandStatus(command_id) == "IN_PROGRESS", "its begin"
    )
    lamp.OpenGate()
    wait_until(lambda: lamp.CheckLongRunningCommandStatus(command_id) == "COMPLETED", "its end")
    assert lamp.state() == DevState.ON


def test_a_full_queue_rejects(lamp):
    lamp.CloseGate()
    lamp.On()
    wait_until(lambda: lamp.lrcExecuting, "the first one to begin")
    answers = [lamp.Off() for _ in range(33)]
    assert {int(code) for [code], _ in answers[:32]} == {ResultCode.QUEUED}
    [code], [reason] = answers[32]
    assert code == ResultCode.REJECTED
    assert reason == "Queue is full: 32 tasks are waiting; try again later"
    assert len(lamp.lrcQueue) == 32
    assert lamp.longRunningCommandIDsInQueue == tuple(uid for _, [uid] in answers[:32])
    lamp.Abort()
    wait_until(lambda: not lamp.lrcQueue and not lamp.lrcExecuting, "all to end")


@pytest.fixture
def no_debugger_yet(monkeypatch):
    monkeypatch.setattr(debugger, "_ports", [])


def test_without_a_debugger_there_is_a_hint(lamp, refusal, no_debugger_yet, monkeypatch):
    monkeypatch.setitem(sys.modules, "debugpy", None)
    assert "debugpy is not installed here: install it" in refusal(lamp.DebugDevice)


def test_a_debugger_that_listens_already_is_told_of(lamp, refusal, no_debugger_yet, monkeypatch):
    def listen(place):
        raise RuntimeError("debugpy.listen() has already been called on this process")

    monkeypatch.setitem(sys.modules, "debugpy", SimpleNamespace(listen=listen))
    assert "gives no port (debugpy.listen() has already" in refusal(lamp.DebugDevice)


def test_an_unregistered_command_is_explained(refusal, lamp):
    assert "register_command_object" in refusal(lamp.Unregistered)


def test_a_task_that_does_not_obey_does_not_keep_init_waiting(lamp, listen):
    statuses = listen(lamp, "longRunningCommandStatus", "longRunningCommandResult")
    [_], [command_id] = lamp.Stubborn()
    wait_until(lambda: lamp.lrcExecuting, "its begin")
    lamp.Init()
    seen = []
    while (command_id, "ABORTED") not in [pair[1] for pair in seen]:
        name, value = statuses.get(timeout=10)
        seen.append((name, tuple(value)))
    assert lamp.state() == DevState.OFF
    assert lamp.lrcExecuting == ()
    lamp.Unbend()
