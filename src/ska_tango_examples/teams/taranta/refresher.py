"""Draws new values again and again, and tells the clients of them."""

import time
from collections.abc import Iterable
from functools import partial
from typing import Any

from tango import DevFailed
from tango.server import Device

from ska_tango_examples.core.showcase.draws import REFRESHED
from ska_tango_examples.core.showcase.showcase import WRITTEN, Showcase
from ska_tango_examples.shell.errors import first_cause
from ska_tango_examples.shell.log import device_logger
from ska_tango_examples.shell.monitor import with_monitor
from ska_tango_examples.shell.worker import Worker, end_workers


class Refresher:
    """Refreshes the values of a device and pushes a change event for each, in a thread.

    It begins with an event of each value as it is: those who listen have to learn of an Init.

    Args:
        device: the device that shows the values.
        showcase: the values, and the time from one refresh to the next.
    """

    def __init__(self, device: Device, showcase: Showcase) -> None:
        self._device = device
        self._showcase = showcase
        self._log = device_logger(device)
        self._refreshed = time.monotonic()
        self._worker = Worker(f"{device.get_name()} refresher", self._work)
        self._worker.start()

    def look_at_speed(self) -> None:
        """Take notice of another time from refresh to refresh at once."""
        self._worker.nudge()

    def end(self) -> None:
        """Refresh no more; returns when the thread has ended."""
        end_workers(self._device, self._worker)

    def _work(self, worker: Worker) -> None:
        self._tell(worker, (*WRITTEN, *REFRESHED))
        while not worker.stopped:
            if worker.wait_until(self._due):
                with_monitor(self._device, partial(self._show, self._showcase.draw()))
                self._tell(worker, REFRESHED)

    @property
    def _due(self) -> float:
        return self._refreshed + self._showcase.interval

    def _show(self, drawn: dict[str, Any]) -> None:
        # A client may have chosen another speed while the values were drawn, and written others
        # that have to stay.
        if time.monotonic() >= self._due:
            self._refreshed = time.monotonic()
            self._showcase.show(drawn)

    def _tell(self, worker: Worker, names: Iterable[str]) -> None:
        for name in names:
            if worker.stopped:
                return
            try:
                with_monitor(self._device, partial(self._push, name))
            except DevFailed as failure:
                self._log.error("no event of %s: %s", name, first_cause(failure))

    def _push(self, name: str) -> None:
        # Read with the monitor held: a client may have written meanwhile, and the last event
        # has to be the value that stands.
        self._device.push_change_event(name, self._showcase.read(name))
