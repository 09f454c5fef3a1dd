"""Calls to a device that may have come back only now."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from tango import CommunicationFailed, ConnectionFailed, DevFailed

RECONNECT_PERIOD = 1.0
"""Seconds in which Tango tries only once to connect a proxy again whose device went away."""

PAUSE = 0.05

Result = TypeVar("Result")


def call(function: Callable[[], Result], harmless: bool) -> Result:
    """Return what ``function`` returns, giving a device that is just back a second chance.

    The first call to a device after its server was started anew fails, since the proxy still has
    its old connection; and a proxy that failed to connect refuses to try again for a second.
    Whoever calls such a device would be told that it is gone.

    Args:
        function: calls a device.
        harmless: whether it may be called again although the device may have carried it out.
            If not, it is called again only when it is certain that nothing was sent.

    Raises:
        DevFailed: as ``function`` does.
    """
    deadline = time.monotonic() + RECONNECT_PERIOD + PAUSE
    while True:
        try:
            return function()
        except DevFailed as failure:
            if not _may_repeat(failure, harmless) or time.monotonic() > deadline:
                raise
            time.sleep(PAUSE)  # noqa: TID251  there is no event for "a second has passed"


async def call_async(function: Callable[[], Awaitable[Result]], harmless: bool) -> Result:
    """Do as ``call`` without holding up the event loop."""
    deadline = time.monotonic() + RECONNECT_PERIOD + PAUSE
    while True:
        try:
            return await function()
        except DevFailed as failure:
            if not _may_repeat(failure, harmless) or time.monotonic() > deadline:
                raise
            await asyncio.sleep(PAUSE)


def _may_repeat(failure: DevFailed, harmless: bool) -> bool:
    if "The connection request was delayed" in failure.args[0].desc:
        return True
    return harmless and isinstance(failure, CommunicationFailed | ConnectionFailed)
