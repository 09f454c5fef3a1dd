"""How a client finds out what no event has told: it asks."""

import json
import threading

import pytest
from tango import Except

from ska_control_model import TaskStatus
from ska_tango_base.long_running_commands import invoke_lrc
from tests.support.lrc_double import UID, Device, reasons
from tests.support.waiting import wait_until


def test_an_end_that_no_event_told_is_found(calls, callback):
    device = Device()
    subscriptions = invoke_lrc(callback, device, "On")
    wait_until(lambda: {"status": TaskStatus.IN_PROGRESS} in calls, "where it stands")
    device.finished = (json.dumps({"uid": UID, "status": "FAILED", "result": [3, "no"]}),)
    device.status = "FAILED"
    wait_until(lambda: len(calls) > 1, "the end")
    assert calls[1:] == [{"status": TaskStatus.FAILED, "result": [3, "no"]}]
    del subscriptions


def test_an_end_that_the_device_remembers_elsewhere_is_found(calls, callback):
    device = Device()
    device.finished = (json.dumps({"uid": UID, "status": "COMPLETED", "result": 1}),)
    device.status = "NOT_FOUND"
    subscriptions = invoke_lrc(callback, device, "On")
    wait_until(lambda: calls, "the end")
    assert calls == [{"status": TaskStatus.COMPLETED, "result": 1}]
    del subscriptions


def test_a_command_that_nobody_knows_has_an_end(calls, callback):
    device = Device()
    device.status = "NOT_FOUND"
    subscriptions = invoke_lrc(callback, device, "On")
    wait_until(lambda: calls, "the error")
    device.push_news(status=5)
    assert reasons(calls) == ["SKA_CommandLost"]
    assert UID in calls[0]["error"][0].desc
    assert len(calls) == 1
    del subscriptions


def failing(reason):
    return lambda: Except.throw_exception(reason, "cannot be asked", "Device")


def test_a_device_that_is_busy_is_asked_again(calls, callback):
    device = Device()
    device.on_look = failing("API_DeviceTimedOut")
    subscriptions = invoke_lrc(callback, device, "On")
    wait_until(lambda: device.looks > 1, "another look")
    device.on_look = lambda: None
    wait_until(lambda: calls, "where it stands")
    assert calls == [{"status": TaskStatus.IN_PROGRESS}]
    del subscriptions


def test_a_device_that_hangs_holds_up_nobody_who_follows_another(calls, callback):
    hanging, other = Device(name="test/double/hanging"), Device(name="test/double/other")
    asked, let_go = threading.Event(), threading.Event()

    def hang():
        asked.set()
        let_go.wait(10)

    hanging.on_look = hang
    waiting = invoke_lrc(callback, hanging, "On")
    assert asked.wait(10)
    other.status = "FAILED"
    subscriptions = invoke_lrc(callback, other, "On")
    try:
        wait_until(lambda: calls, "the end at the other")
        assert calls == [{"status": TaskStatus.FAILED}]
    finally:
        let_go.set()
        del waiting, subscriptions


@pytest.mark.parametrize(
    ("status", "finished"), [("PONDERING", ()), ("FAILED", ("{",)), ("FAILED", ("[]",))]
)
def test_an_answer_that_cannot_be_read_is_asked_for_again(
    calls, callback, caplog, status, finished
):
    device = Device()
    device.status, device.finished = status, finished
    subscriptions = invoke_lrc(callback, device, "On")
    wait_until(lambda: device.looks > 1, "another look")
    device.status, device.finished = "COMPLETED", ()
    wait_until(lambda: calls, "the end")
    assert calls == [{"status": TaskStatus.COMPLETED}]
    assert f"of {UID} cannot be read" in caplog.text
    del subscriptions


def test_a_device_that_cannot_be_reached_is_told_once(calls, callback):
    device = Device()
    device.on_look = failing("API_CantConnectToDevice")
    subscriptions = invoke_lrc(callback, device, "On")
    wait_until(lambda: device.looks > 2, "more looks")
    assert reasons(calls) == ["API_CantConnectToDevice"]
    del subscriptions


@pytest.mark.parametrize("reason", ["API_CommandNotFound", "API_AttrNotFound"])
def test_a_device_that_cannot_be_asked_is_listened_to(calls, callback, reason):
    device = Device()
    device.on_look = failing(reason)
    subscriptions = invoke_lrc(callback, device, "On")
    wait_until(lambda: device.looks, "a look")
    device.push_news(status=5)
    wait_until(lambda: calls, "the last status")
    assert calls == [{"status": TaskStatus.COMPLETED}]
    assert device.looks == 1
    del subscriptions
