"""How a client copes with a device that does everything at the wrong moment."""

import pytest
from tango import DevFailed, EventReason, Except

from ska_control_model import TaskStatus
from ska_tango_base.faults import ResultCodeError
from ska_tango_base.long_running_commands import invoke_lrc
from tests.support.lrc_double import UID, Device, reasons
from tests.support.waiting import wait_until


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
