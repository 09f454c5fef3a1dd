"""A counter that tells its clients when it reaches a number of their choice."""

from typing import Any

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


class Counter(Counting):
    """Counts up and down within -32768 to 32767.

    The count can be read under two names that show the two ways to change events. ``value`` is
    pushed by code, whenever the count comes to stand at ``fire_event_at``. ``polled_value`` is
    polled by Tango, which pushes an event when it sees a change of at least 1.
    """

    def init_device(self) -> None:
        """Put the count and ``fire_event_at`` to 0."""
        super().init_device()
        self.start_counting()

    value = attribute(fget="read_count", **COUNT)
    polled_value = attribute(fget="read_count", **POLLED_COUNT)

    def read_count(self) -> int:
        """Return the count."""
        return self.count.value

    @attribute(**FIRE_EVENT_AT)
    def fire_event_at(self) -> int:
        """The count at which a change event of ``value`` is pushed."""
        return self.count.fire_event_at

    @fire_event_at.write
    def fire_event_at(self, value: int) -> None:
        """Choose the count at which an event is pushed; takes effect with the next step."""
        self.count.fire_event_at = value

    @command(**TO_COUNT)
    @tells_client
    def increment(self) -> int:
        """Count one up; refused at 32767."""
        return self.announce(self.count.increment())

    @command(**TO_COUNT)
    @tells_client
    def decrement(self) -> int:
        """Count one down; refused at -32768."""
        return self.announce(self.count.decrement())

    @command(**FROM_COUNT_TO_COUNT)
    @tells_client
    def CounterReset(self, value: int) -> int:
        """Put the count at ``value``."""
        return self.announce(self.count.reset(value))


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((Counter,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
