"""A job in a thread of its own that can be woken, and told to stop, at once."""

import threading
import time
from collections.abc import Callable

from tango import AutoTangoAllowThreads, EnsureOmniThread
from tango.server import Device

JOIN_TIMEOUT = 5.0
"""Seconds that a job may take to end after it was told to."""


class Worker:
    """Runs a job once, in the background of a device.

    Stopping never waits: it sets a flag and wakes the job from its sleep. Waiting for the end is
    a thing of its own (see ``end_workers``).

    Args:
        name: name of the thread, as logs and debuggers show it.
        job: called with this worker; it sleeps with ``wait_until`` and returns soon after
            ``stopped`` turns true.
    """

    def __init__(self, name: str, job: Callable[["Worker"], None]) -> None:
        self.stopped = False
        self._wake = threading.Event()
        self._job = job
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin the job."""
        self._thread.start()

    def stop(self) -> None:
        """Tell the job to end; returns at once."""
        self.stopped = True
        self._wake.set()

    def nudge(self) -> None:
        """Wake the job before its time, since there is something to look at."""
        self._wake.set()

    def wait_until(self, deadline: float) -> bool:
        """Sleep until ``deadline`` (seconds of ``time.monotonic``); False if woken before."""
        woken = self._wake.wait(max(0.0, deadline - time.monotonic()))
        if woken and not self.stopped:
            self._wake.clear()
        return not woken

    def join(self, timeout: float) -> None:
        """Wait at most ``timeout`` seconds for the job to end."""
        self._thread.join(timeout)

    def _run(self) -> None:
        # Tango must know every thread that calls into it: without this a push can crash.
        with EnsureOmniThread():
            self._job(self)


def end_workers(device: Device, *workers: Worker | None) -> None:
    """Stop the workers of a device and wait until they have ended.

    The device's monitor is let go meanwhile. A command holds it, and a worker that is about to
    push an event needs it: whoever waits for the worker without letting go waits until Tango
    gives up the monitor after 3 s. Other clients get in meanwhile, so the device has to be in
    a state in which its commands are not allowed.
    """
    living = [worker for worker in workers if worker is not None]
    for worker in living:
        worker.stop()
    with AutoTangoAllowThreads(device):
        for worker in living:
            worker.join(JOIN_TIMEOUT)
