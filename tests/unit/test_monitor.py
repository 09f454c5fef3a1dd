"""What a thread has to tell must not be lost because a command takes long."""

from contextlib import nullcontext

import pytest
from tango import DevFailed, Except

from ska_tango_examples.shell import monitor


def refusing(reason, times):
    """Return a stand-in for Tango's monitor that cannot be had the first ``times``."""
    refusals = iter(range(times))

    def make(_device):
        if next(refusals, None) is not None:
            Except.throw_exception(reason, "not able to acquire serialization monitor", "test")
        return nullcontext()

    return make


def test_it_tries_until_tango_lets_it_in(monkeypatch):
    monkeypatch.setattr(monitor, "AutoTangoMonitor", refusing(monitor.MONITOR_TIMEOUT, 3))
    told = []
    monitor.with_monitor(None, lambda: told.append("once"))
    assert told == ["once"]


def test_another_refusal_is_raised(monkeypatch):
    monkeypatch.setattr(monitor, "AutoTangoMonitor", refusing("API_Other", 1))
    with pytest.raises(DevFailed, match="API_Other"):
        monitor.with_monitor(None, lambda: None)


def test_what_the_action_raises_is_raised(monkeypatch):
    monkeypatch.setattr(monitor, "AutoTangoMonitor", refusing("", 0))
    with pytest.raises(ZeroDivisionError):
        monitor.with_monitor(None, lambda: 1 / 0)
