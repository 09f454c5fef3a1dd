"""The counter in asyncio: every method is a coroutine and none of them waits."""

from typing import Any

from tango import GreenMode
from tango.server import attribute, command

from ska_tango_examples.counter.counting import (
    COUNT,
    FIRE_EVENT_AT,
    FROM_COUNT_TO_COUNT,
    POLLED_COUNT,
    TO_COUNT,
    Counting,
)
from ska_tango_examples.program.server import serve
from ska_tango_examples.shell.errors import tells_client


class AsyncCounter(Counting):
    """Counts up and down within -32768 to 32767; see ``Counter``.

    Requests of several clients are run by one event loop, one step at a time, so no lock is
    needed: between two ``await`` nobody else can touch the count.
    """

    green_mode = GreenMode.Asyncio

    async def init_device(self) -> None:
        """Put the count and ``fire_event_at`` to 0."""
        await super().init_device()
        self.start_counting()

    value = attribute(fget="read_count", **COUNT)
    polled_value = attribute(fget="read_count", **POLLED_COUNT)

    async def read_count(self) -> int:
        """Return the count."""
        return self.count.value

    @attribute(**FIRE_EVENT_AT)
    async def fire_event_at(self) -> int:
        """The count at which a change event of ``value`` is pushed."""
        return self.count.fire_event_at

    @fire_event_at.write
    async def fire_event_at(self, value: int) -> None:
        """Choose the count at which an event is pushed; takes effect with the next step."""
        self.count.fire_event_at = value

    @command(**TO_COUNT)
    @tells_client
    async def increment(self) -> int:
        """Count one up; refused at 32767."""
        return self.announce(self.count.increment())

    @command(**TO_COUNT)
    @tells_client
    async def decrement(self) -> int:
        """Count one down; refused at -32768."""
        return self.announce(self.count.decrement())

    @command(**FROM_COUNT_TO_COUNT)
    @tells_client
    async def CounterReset(self, value: int) -> int:
        """Put the count at ``value``."""
        return self.announce(self.count.reset(value))


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((AsyncCounter,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
