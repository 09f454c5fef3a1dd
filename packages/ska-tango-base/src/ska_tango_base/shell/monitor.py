"""The monitor that Tango holds for a device while it runs one of its commands."""

from collections.abc import Callable
from contextlib import ExitStack

from tango import AutoTangoMonitor, DevFailed
from tango.server import Device

_MONITOR_TIMEOUT = "API_CommandTimedOut"


def with_monitor(device: Device, action: Callable[[], None]) -> None:
    """Carry ``action`` out while no command of the device runs; for threads of the device.

    Tango gives up waiting for the monitor after 3 s, and a command may take longer. What a
    thread has to tell must not be lost for that.
    """
    while not _done_with_monitor(device, action):
        pass


def _done_with_monitor(device: Device, action: Callable[[], None]) -> bool:
    with ExitStack() as held:
        try:
            held.enter_context(AutoTangoMonitor(device))
        except DevFailed as failure:
            if failure.args[0].reason != _MONITOR_TIMEOUT:
                raise
            return False
        action()
        return True
