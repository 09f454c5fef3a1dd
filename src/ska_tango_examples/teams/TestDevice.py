"""A generator of change events: as many as a client orders, as fast as it wants them."""

import asyncio
import random
import sys
from collections import defaultdict
from functools import cached_property
from typing import Any

from tango import DevFailed, Except, GreenMode
from tango.server import command

from ska_tango_examples.core.errors import BadConfiguration, NotAllowed, OutOfRange
from ska_tango_examples.core.event_order import LONGEST_DELAY, EventOrder, read_order
from ska_tango_examples.program.server import serve
from ska_tango_examples.shell.background_tasks import BackgroundTasks
from ska_tango_examples.shell.errors import tells_client
from ska_tango_examples.teams.naming import with_device_name
from ska_tango_examples.teams.scalars import Scalars, non_polled, polled

DEFAULT_NAME = "test/device/1"
USAGE_ERROR = 2
HIGHEST_START = 150
VALUE_CLEARED = "API_AttrValueNotSet"
ORDER = (
    "A json string: { 'attribute':'<The name of the attribute'"
    "  'number_of_events':'<Number of events to generate (integer)>'"
    "  'event_delay': '<Time to wait before next event (seconds)>'}"
)


class TestDevice(Scalars):
    """Counts its attributes up, and so makes change events, as clients order it.

    Each attribute starts at a random whole number from 0 to 150. Five of them push an event with
    each count, five are polled: what happens between two polls is one event, or none.

    Orders run in the background. Those of different attributes run at the same time, those of
    one attribute one after the other. Init cancels them all.
    """

    green_mode = GreenMode.Asyncio

    non_polled_attr_1 = non_polled(1)
    non_polled_attr_2 = non_polled(2)
    non_polled_attr_3 = non_polled(3)
    non_polled_attr_4 = non_polled(4)
    non_polled_attr_5 = non_polled(5)
    polled_attr_1 = polled(1, period=2000, rel_change=0.5)
    polled_attr_2 = polled(2, period=2000, rel_change=1)
    polled_attr_3 = polled(3, period=500, rel_change=1.5)
    polled_attr_4 = polled(4, period=1000, rel_change=1.7)
    polled_attr_5 = polled(5, period=1000, rel_change=1.7)

    async def init_device(self) -> None:
        """Put each attribute at a random number; no order is left."""
        await super().init_device()
        chance = random.Random()  # noqa: S311  numbers to look at
        self._turns: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        numbers = range(1, 6)
        self._pushed = {f"non_polled_attr_{number}" for number in numbers}
        names = (*sorted(self._pushed), *(f"polled_attr_{number}" for number in numbers))
        self.counts = {name: chance.randint(0, HIGHEST_START) for name in names}
        for name in self._pushed:
            self.set_change_event(name, True, False)
            self._push(name)
        self._tasks.welcome()

    @cached_property
    def _tasks(self) -> BackgroundTasks:
        """The orders; Init keeps what holds them, lest one of them be lost."""
        return BackgroundTasks(self)

    async def delete_device(self) -> None:
        """Cancel the orders."""
        await self._tasks.cancel()
        await super().delete_device()

    @command(dtype_in="DevString", doc_in=ORDER)
    @tells_client
    async def PushScalarChangeEvents(self, configuration: str) -> None:
        """Add 1 to an attribute, number_of_events times, each event_delay seconds after the last.

        The answer says that the order is right, and comes before the first event. Up to 100000
        events, 0 to 86400 s apart, and 100 requests at a time are allowed.
        """
        order = read_order(configuration, self.counts)
        self._tasks.check_room()
        self._tasks.start(self._carry_out(order), f"events of {order.attribute}")

    @command(
        dtype_in="DevDouble",
        doc_in="A floating number representing the command execution latency",
        dtype_out="DevString",
    )
    @tells_client
    async def ExecuteWithADelay(self, latency: float) -> str:
        """Answer after ``latency`` seconds, 0 to 86400; other clients are served meanwhile."""
        if not 0 <= latency <= LONGEST_DELAY:
            raise OutOfRange(f"a latency must be from 0 to {LONGEST_DELAY} s, got {latency:g}")
        self._tasks.check_room()
        sleep = self._tasks.start(asyncio.sleep(latency), "delay")
        await asyncio.wait([sleep])
        if sleep.cancelled():
            raise NotAllowed("the device was initialised or deleted meanwhile: call again")
        return f"ExecuteWithADelay answers after {latency:g} seconds."

    @command
    async def RaiseException(self) -> None:
        """Fail, with a DevFailed, always."""
        Except.throw_exception(
            "SkaTango_Ordered",
            "this is what RaiseException is for: it always fails",
            "TestDevice.RaiseException",
        )

    async def _carry_out(self, order: EventOrder) -> None:
        async with self._turns[order.attribute]:
            for _ in range(order.number_of_events):
                await asyncio.sleep(order.event_delay)
                self.counts[order.attribute] += 1
                if order.attribute in self._pushed:
                    self._push(order.attribute)

    def _push(self, name: str) -> None:
        while True:
            try:
                self.push_change_event(name, self.counts[name])
            except DevFailed as failure:
                # A read has cleared the value meanwhile: in asyncio no monitor keeps it out.
                if failure.args[0].reason != VALUE_CLEARED:
                    raise
            else:
                return


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server.

    Where neither a database nor ``-dlist`` names the device, DEVICE_NAME does.
    """
    words = sys.argv if args is None else args
    try:
        words = with_device_name(words, DEFAULT_NAME)
    except BadConfiguration as problem:
        sys.stderr.write(f"{problem}\n")
        return USAGE_ERROR
    return serve((TestDevice,), words, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
