"""Counters that remember when they were decremented.

The clock is the same for all processes of the machine, so a client can compare.
"""

import time
from typing import Any

from tango import GreenMode
from tango.server import attribute, command

from ska_tango_examples.counter.AsyncCounter import AsyncCounter
from ska_tango_examples.counter.Counter import Counter
from ska_tango_examples.counter.counting import TO_COUNT

BEATS: dict[str, Any] = {
    "dtype": ("DevDouble",),
    "max_dim_x": 10000,
    "doc": "When each decrement came, in seconds of the monotonic clock.",
}


class RecordedCounter(Counter):
    """A Counter with a memory."""

    def init_device(self) -> None:
        """Remember nothing."""
        super().init_device()
        self._beats: list[float] = []

    @attribute(**BEATS)
    def beats(self) -> list[float]:
        """When each decrement came."""
        return self._beats

    @command(**TO_COUNT)
    def decrement(self) -> int:
        """Count one down and remember when."""
        self._beats.append(time.monotonic())
        return super().decrement()


class RecordedAsyncCounter(AsyncCounter):
    """An AsyncCounter with a memory."""

    green_mode = GreenMode.Asyncio

    async def init_device(self) -> None:
        """Remember nothing."""
        await super().init_device()
        self._beats: list[float] = []

    @attribute(**BEATS)
    async def beats(self) -> list[float]:
        """When each decrement came."""
        return self._beats

    @command(**TO_COUNT)
    async def decrement(self) -> int:
        """Count one down and remember when."""
        self._beats.append(time.monotonic())
        return await super().decrement()
