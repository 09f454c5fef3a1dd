"""A count that stays inside what a Tango ``DevShort`` can carry."""

from ska_tango_examples.core.errors import OutOfRange

LOWEST = -32768
HIGHEST = 32767


class BoundedCount:
    """A whole number from -32768 to 32767, and the number at which it wants to be noticed.

    The bounds are checked before the number changes, so that a refused step leaves the count
    readable: a count that grew past its type could be stored but never be sent to a client.
    """

    def __init__(self) -> None:
        self.value = 0
        self.fire_event_at = 0

    @property
    def fires(self) -> bool:
        """Whether the count stands at the number at which it wants to be noticed."""
        return self.value == self.fire_event_at

    def increment(self) -> int:
        """Count one up and return the new count.

        Raises:
            OutOfRange: the count stands at 32767; it keeps its value.
        """
        return self.reset(self.value + 1)

    def decrement(self) -> int:
        """Count one down and return the new count.

        Raises:
            OutOfRange: the count stands at -32768; it keeps its value.
        """
        return self.reset(self.value - 1)

    def reset(self, value: int) -> int:
        """Put the count at ``value`` (-32768 to 32767) and return it.

        Raises:
            OutOfRange: ``value`` is outside the bounds; the count keeps its value.
        """
        if not LOWEST <= value <= HIGHEST:
            raise OutOfRange(
                f"a count must be from {LOWEST} to {HIGHEST}, got {value}; "
                f"the count stays at {self.value}: call CounterReset to go on"
            )
        self.value = value
        return value
