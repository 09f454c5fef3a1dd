"""A job in a task of its own that can be woken, and told to stop, at once."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any


class AsyncWorker:
    """The asyncio twin of ``Worker``: runs a job once, in the background of a device.

    Everything but ``nudge`` is to be called in the event loop.

    Args:
        name: name of the task, as logs and debuggers show it.
        job: called with this worker; it sleeps with ``wait_until`` and returns soon after
            ``stopped`` turns true.
    """

    def __init__(
        self, name: str, job: Callable[["AsyncWorker"], Coroutine[Any, Any, None]]
    ) -> None:
        self.stopped = False
        self._wake = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._name = name
        self._job = job

    def start(self) -> asyncio.Task[None]:
        """Begin the job. The worker keeps its task: one that nobody holds may be thrown away."""
        self._task = self._loop.create_task(self._job(self), name=self._name)
        return self._task

    def stop(self) -> None:
        """Tell the job to end; returns at once."""
        self.stopped = True
        self._wake.set()

    def nudge(self) -> None:
        """Wake the job before its time, since there is something to look at; from any thread."""
        self._loop.call_soon_threadsafe(self._wake.set)

    async def wait_until(self, deadline: float) -> bool:
        """Sleep until ``deadline`` (seconds of ``time.monotonic``); False if woken before."""
        pause = deadline - time.monotonic()
        try:
            await asyncio.wait_for(self._wake.wait(), max(pause, 0.0))
        except asyncio.TimeoutError:
            return True
        if not self.stopped:
            self._wake.clear()
        return False

    async def ended(self) -> None:
        """Wait for the job to end, well or with an error."""
        await asyncio.wait([self._task])
