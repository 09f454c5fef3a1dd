"""The device that greets in the background."""

import logging
import threading

import pytest
from tango import DevFailed, DevState

from tests.support.waiting import wait_until

GREETER = "test/helloworld/slow greeter"


def greeters():
    return [thread.name for thread in threading.enumerate()].count(GREETER)


@pytest.fixture
def hello(get_device):
    device = get_device("test/helloworld/slow")
    device.Init()
    yield device
    device.Init()


def test_it_greets_until_it_is_stopped(hello, caplog):
    caplog.set_level(logging.INFO)
    assert hello.state() == DevState.OFF
    hello.Start()
    assert hello.state() == DevState.RUNNING
    wait_until(lambda: "Hello World!" in caplog.messages, "the greeting")
    assert caplog.records[-1].tags == "tango-device:test/helloworld/slow"
    hello.Stop()
    assert hello.state() == DevState.OFF
    wait_until(lambda: greeters() == 0, "the greeter to end")


def test_it_goes_on_greeting(get_device, caplog):
    caplog.set_level(logging.INFO)
    hello = get_device("test/helloworld/1")
    hello.Init()
    hello.Start()
    wait_until(lambda: caplog.messages.count("Hello World!") > 2, "three greetings")
    hello.Stop()


def test_start_and_stop_have_their_states(hello):
    with pytest.raises(DevFailed, match="API_CommandNotAllowed"):
        hello.Stop()
    hello.Start()
    with pytest.raises(DevFailed, match="API_CommandNotAllowed"):
        hello.Start()


def test_init_ends_the_greeting(hello):
    hello.Start()
    assert greeters() == 1
    hello.Init()
    assert greeters() == 0
    assert hello.state() == DevState.OFF


def test_a_pause_of_nothing_is_refused(get_device):
    hello = get_device("test/helloworld/hasty")
    with pytest.raises(DevFailed, match="sleep_time must be above 0 s, got 0"):
        hello.Start()
    assert hello.state() == DevState.OFF


def test_a_delay_that_is_no_number_is_refused(hello, monkeypatch):
    monkeypatch.setenv("INIT_SLEEP_TIME", "soon")
    hello.Init()
    assert hello.state() == DevState.FAULT
    assert "INIT_SLEEP_TIME must be whole seconds, got 'soon'" in hello.status()
    monkeypatch.undo()
    hello.Init()
    assert hello.state() == DevState.OFF
