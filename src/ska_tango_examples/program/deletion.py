"""The last ``delete_device`` of a device, done once."""

from __future__ import annotations

import threading

import tango
from tango.server import BaseDevice

from ska_tango_examples.shell.log import device_logger


class Deletion:
    """Stands for ``device.delete_device`` from now on: the first caller does it.

    So Tango and the thread that ends the process may both want it, in any order. The second
    one waits for the first, as Tango frees the device when its own call returns.
    """

    def __init__(self, device: BaseDevice) -> None:
        self._delete = device.delete_device
        self._logger = device_logger(device)
        self._lock = threading.RLock()
        self._begun = False
        # On this one device; PyTango looks the method up by name each time.
        device.delete_device = self

    def __call__(self) -> None:
        """Delete the device, or wait until the one who has begun it is done."""
        with self._lock:
            if not self._begun:
                self._begun = True
                self._delete()

    def start(self) -> threading.Thread:
        """Call it in a thread of its own."""
        thread = threading.Thread(target=self._run, name="delete-device", daemon=True)
        thread.start()
        return thread

    def _run(self) -> None:
        try:
            with tango.EnsureOmniThread():
                self()
        except Exception:
            self._logger.exception("delete_device failed")


def deletions() -> list[Deletion]:
    """Return a deletion for each device of this process, the admin device excepted."""
    devices = tango.Util.instance().get_device_list("*")
    return [Deletion(device) for device in devices if isinstance(device, BaseDevice)]
