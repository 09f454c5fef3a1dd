"""A thread that pushes the events of one device, so that nobody else has to wait for that."""

import logging
import threading
from collections.abc import Callable
from queue import SimpleQueue

from tango import AutoTangoAllowThreads, EnsureOmniThread
from tango.server import Device

from ska_tango_base.shell.monitor import with_monitor

END_TIMEOUT = 5.0
"""Seconds that the thread may take to push what is left when the device ends."""

Push = Callable[[], None]


class Announcer:
    """Carries out pushes one after the other, with the monitor of the device held.

    Pushing takes that monitor, which may be held for seconds by a command. Whoever reports news
    hands it over here and goes on at once; no lock of his is held while it is pushed, and the
    order stays as it was handed over.

    Args:
        device: the device that tells its clients something.
        logger: where a push that fails is told.
    """

    def __init__(self, device: Device, logger: logging.Logger) -> None:
        self._device = device
        self._logger = logger
        self._pushes: SimpleQueue[Push | None] = SimpleQueue()
        self._ended = False
        self._thread = threading.Thread(
            target=self._run, name=f"{device.get_name()} events", daemon=True
        )
        self._thread.start()

    def announce(self, push: Push) -> None:
        """Have ``push`` carried out soon; from any thread. After ``end`` it is dropped."""
        if not self._ended:
            self._pushes.put(push)

    def end(self) -> None:
        """Push what is left, then end the thread; called by the thread that ends the device.

        The monitor of the device is let go meanwhile, since the thread needs it.
        """
        self._ended = True
        self._pushes.put(None)
        with AutoTangoAllowThreads(self._device):
            self._thread.join(END_TIMEOUT)
        if self._thread.is_alive():
            self._logger.error(
                "events are still waiting after %g s; a command does not let go", END_TIMEOUT
            )

    def _run(self) -> None:
        # Tango must know every thread that calls into it: without this a push can crash.
        with EnsureOmniThread():
            while (push := self._pushes.get()) is not None:
                with_monitor(self._device, lambda push=push: self._carry_out(push))  # type: ignore[misc]

    def _carry_out(self, push: Push) -> None:
        try:
            push()
        except Exception:
            # One value that Tango refuses must not silence the device.
            self._logger.exception("an event could not be pushed")
