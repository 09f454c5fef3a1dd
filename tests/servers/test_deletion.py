"""A device is deleted once, by whoever comes first, and the other one waits for it."""

from __future__ import annotations

import threading

import pytest

from ska_tango_examples.program.deletion import Deletion
from tests.servers.program import DEADLINE

# Time in which a caller that does not wait would be back.
A_MOMENT = 0.2


class SlowDevice:
    """Deletes itself when it is let."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.may_end = threading.Event()
        self.deletions = 0

    def get_name(self) -> str:
        return "test/slow/1"

    def delete_device(self) -> None:
        self.deletions += 1
        self.begun.set()
        assert self.may_end.wait(DEADLINE)


def test_the_second_waits_for_the_first() -> None:
    device = SlowDevice()
    first = Deletion(device).start()
    assert device.begun.wait(DEADLINE)
    second = threading.Thread(target=device.delete_device)
    second.start()
    second.join(A_MOMENT)
    still_waits = second.is_alive()
    device.may_end.set()
    for thread in (first, second):
        thread.join(DEADLINE)
    assert still_waits
    assert device.deletions == 1


class ClumsyDevice(SlowDevice):
    def delete_device(self) -> None:
        raise ValueError("cannot delete")


def test_a_failure_is_logged_with_the_name_of_the_device(
    caplog: pytest.LogCaptureFixture,
) -> None:
    Deletion(ClumsyDevice()).start().join(DEADLINE)
    (record,) = caplog.records
    assert record.message == "delete_device failed"
    assert vars(record)["tags"] == "tango-device:test/slow/1"
    assert "cannot delete" in caplog.text
