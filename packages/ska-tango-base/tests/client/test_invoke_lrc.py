"""How a client copes with a device that does everything at the wrong moment."""

import json
from types import SimpleNamespace

import pytest
from tango import DevFailed, EventReason, Except

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.faults import ResultCodeError
from ska_tango_base.long_running_commands import invoke_lrc
from tests.support.waiting import wait_until

UID = "1.0_1_On"


class Device:
    """Stands for a proxy; what it does when it is called can be chosen."""

    def __init__(self, versions=(1, 2), answer=((ResultCode.QUEUED,), (UID,))):
        self.versions = versions
        self.answer = answer
        self.status = "IN_PROGRESS"
        self.finished = ()
        self.subscribed = {}
        self.callbacks = {}
        self.refuses = None
        self.on_command = lambda: None
        self.on_look = lambda: None
        self.looks = 0

    def dev_name(self):
        return "test/double/1"

    def read_attribute(self, name, **_):
        values = {"lrcProtocolVersions": self.versions, "lrcFinished": self.finished}
        return SimpleNamespace(value=values[name])

    def subscribe_event(self, name, _kind, callback, **_):
        if name == self.refuses:
            Except.throw_exception("API_AttributePollingNotStarted", "no events", "Device")
        self.callbacks[name] = callback
        self.subscribed[len(self.callbacks)] = name
        return len(self.callbacks)

    def unsubscribe_event(self, event_id, **_):
        del self.subscribed[event_id]

    def command_inout(self, command, *_, **__):
        if command == "CheckLongRunningCommandStatus":
            self.looks += 1
            self.on_look()
            return self.status
        self.on_command()
        return self.answer

    def push(self, name, value, reason=EventReason.Update):
        attr_value = SimpleNamespace(value=value)
        self.callbacks[name](
            SimpleNamespace(err=False, attr_value=attr_value, event_reason=reason)
        )

    def push_news(self, uid=UID, **news):
        self.push("_lrcEvent", (uid, json.dumps(news)))

    def fail(self, name, reason):
        error = SimpleNamespace(reason=reason, desc=f"no events: {reason}")
        self.callbacks[name](SimpleNamespace(err=True, errors=(error,)))


@pytest.fixture
def calls():
    return []


@pytest.fixture
def callback(calls):
    def call(**kwargs):
        calls.append(kwargs)

    return call


def reasons(calls):
    return [call["error"][0].reason for call in calls if "error" in call]


def test_news_that_come_before_the_identifier_are_kept(calls, callback):
    device = Device()

    def hasty():
        device.push_news(uid="another", status=1)
        device.push_news(status=1)
        device.push_news(status=2)
        device.push_news(status=5, result=[0, "ok"])

    device.on_command = hasty
    subscriptions = invoke_lrc(callback, device, "On")
    wait_until(lambda: len(calls) == 3, "all news")
    assert [call["status"] for call in calls] == [1, 2, 5]
    assert calls[-1]["result"] == [0, "ok"]
    del subscriptions


def test_no_news_follow_the_last_status(calls, callback):
    device = Device()
    subscriptions = invoke_lrc(callback, device, "On")
    device.push_news(status=5)
    device.push_news(status=7, progress=3)
    device.fail("_lrcEvent", "API_EventTimeout")
    wait_until(lambda: calls, "the last status")
    del subscriptions
    wait_until(lambda: not device.subscribed, "the end of the subscription")
    assert calls == [{"status": TaskStatus.COMPLETED}]


def test_a_loss_of_events_is_told_once_until_they_come_again(calls, callback):
    device = Device()
    subscriptions = invoke_lrc(callback, device, "On")
    for _ in range(3):
        device.fail("_lrcEvent", "API_EventTimeout")
    device.push("_lrcEvent", (), EventReason.SubSuccess)
    device.fail("_lrcEvent", "API_EventTimeout")
    device.push_news(status=5)
    wait_until(lambda: {"status": TaskStatus.COMPLETED} in calls, "the last status")
    assert reasons(calls) == ["API_EventTimeout"] * 2
    del subscriptions


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


def test_news_that_cannot_be_read_are_logged(calls, callback, caplog):
    device = Device()
    subscriptions = invoke_lrc(callback, device, "On")
    device.push("_lrcEvent", (UID, "{"))
    device.push_news(status=99)
    device.push_news(status=5)
    wait_until(lambda: calls, "the last status")
    assert calls == [{"status": TaskStatus.COMPLETED}]
    assert caplog.text.count("cannot be read") == 2
    del subscriptions


@pytest.mark.parametrize(
    "answer", [None, "text", ((2, 2), (UID,)), ((99,), (UID,)), ((), ()), (("x",), (UID,))]
)
def test_a_strange_answer_undoes_the_subscription(callback, answer):
    device = Device(answer=answer)
    with pytest.raises(ResultCodeError, match="no long running command"):
        invoke_lrc(callback, device, "On")
    wait_until(lambda: not device.subscribed, "the end of the subscription")


def test_a_refused_subscription_undoes_the_others(callback):
    device = Device(versions=(1, 1))
    device.refuses = "longRunningCommandStatus"
    with pytest.raises(DevFailed, match="no events"):
        invoke_lrc(callback, device, "On")
    wait_until(lambda: len(device.callbacks) == 2 and not device.subscribed, "the end of the rest")


def test_a_command_that_raises_undoes_the_subscription(callback):
    device = Device()
    device.on_command = lambda: Except.throw_exception("Bad", "it raised", "Device.On")
    with pytest.raises(DevFailed, match="it raised"):
        invoke_lrc(callback, device, "On")
    wait_until(lambda: not device.subscribed, "the end of the subscription")
