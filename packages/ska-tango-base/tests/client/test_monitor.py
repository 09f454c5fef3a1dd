"""Waiting for the monitor of a device."""

from contextlib import contextmanager

import pytest
from tango import DevFailed, Except

from ska_tango_base.shell import monitor


@pytest.fixture
def tries(monkeypatch):
    """The reasons for which the monitor cannot be had, one a try; it can when there are none."""
    reasons = []

    @contextmanager
    def hold(_device):
        if reasons:
            Except.throw_exception(reasons.pop(0), "not now", "monitor")
        yield

    monkeypatch.setattr(monitor, "AutoTangoMonitor", hold)
    return reasons


def test_it_waits_as_long_as_it_takes(tries):
    done = []
    tries += ["API_CommandTimedOut"] * 3
    monitor.with_monitor(None, lambda: done.append(len(tries)))
    assert done == [0]


def test_other_failures_are_raised(tries):
    tries.append("API_Other")
    with pytest.raises(DevFailed, match="not now"):
        monitor.with_monitor(None, lambda: pytest.fail("it was carried out"))


def test_a_failure_of_what_is_carried_out_is_no_reason_to_try_again(tries):
    with pytest.raises(DevFailed, match="mine"):
        monitor.with_monitor(
            None, lambda: Except.throw_exception("API_CommandTimedOut", "mine", "here")
        )
