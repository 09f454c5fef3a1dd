"""Tasks that an asyncio device has in the background, kept until they have ended."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from tango.server import Device

from ska_tango_examples.core.errors import NotAllowed
from ska_tango_examples.shell.log import device_logger

MOST_TASKS = 100


class BackgroundTasks:
    """The tasks of a device, for as long as it lives; to be used in the event loop only.

    A task that nobody holds may be thrown away while it runs, and its failure goes unnoticed.
    Here each is held, and a failure is logged. Init cancels them in ``delete_device`` and lets
    others begin in ``init_device``.

    Args:
        device: the device that they work for.
    """

    def __init__(self, device: Device) -> None:
        self._name = device.get_name()
        self._log = device_logger(device)
        self._tasks: set[asyncio.Task[None]] = set()
        self._are_welcome = False

    def welcome(self) -> None:
        """Let tasks be started from now on."""
        self._are_welcome = True

    def check_room(self) -> None:
        """Return if one more task can be started.

        Raises:
            NotAllowed: 100 tasks run already, or the device is being initialised or deleted.
        """
        if not self._are_welcome:
            raise NotAllowed(f"{self._name} is being initialised or deleted: try again later")
        if len(self._tasks) >= MOST_TASKS:
            raise NotAllowed(
                f"{MOST_TASKS} requests are being carried out, which is as many as allowed: "
                "wait for one to end, or call Init to cancel them"
            )

    def start(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        """Run ``work`` in the background; ``check_room`` comes first."""
        task = asyncio.create_task(work, name=f"{self._name} {name}")
        self._tasks.add(task)
        task.add_done_callback(self._forget)
        return task

    async def cancel(self) -> None:
        """Cancel every task and wait until all have ended; others have to wait for ``welcome``."""
        self._are_welcome = False
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    def _forget(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self._log.error("%s failed", task.get_name(), exc_info=task.exception())
