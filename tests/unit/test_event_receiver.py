"""The device that listens to a motor."""

import pytest

from tests.support.waiting import wait_until


@pytest.fixture
def receiver(get_device):
    device = get_device("test/eventreceiver/1")
    device.Init()
    return device


def test_it_tells_when_an_event_has_come(receiver):
    wait_until(lambda: receiver.EventReceived, "an event of the motor")
    assert receiver.status() == "Listening to test/motor/1."


def test_without_a_motor_no_event_comes_and_the_status_says_why(get_device):
    receiver = get_device("test/eventreceiver/lonely")
    receiver.Init()
    wait_until(lambda: "Waiting for test/motor/none: " in receiver.status(), "the status")
    assert receiver.EventReceived is False


def test_the_spectrum_is_three_numbers(receiver):
    spectrum = receiver.TestSpectrumType
    assert spectrum.tolist() == [1, 2, 3]
    assert spectrum.dtype.name == "uint16"
