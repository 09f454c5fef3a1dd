"""What ``Counter`` and ``AsyncCounter`` have in common: their names, and what an event needs."""

from typing import Any

from tango.server import Device

from ska_tango_examples.core.bounded_count import BoundedCount

POLLING_PERIOD = 1000
"""Milliseconds between two polls of ``polled_value``, unless the database says otherwise."""

COUNT: dict[str, Any] = {"dtype": "DevShort", "doc": "The count."}
POLLED_COUNT: dict[str, Any] = {
    "dtype": "DevShort",
    "polling_period": POLLING_PERIOD,
    "abs_change": 1,
    "doc": "The count; its change events come from polling.",
}
FIRE_EVENT_AT: dict[str, Any] = {
    "dtype": "DevShort",
    "doc": "The count at which a change event of value is pushed.",
}
TO_COUNT: dict[str, Any] = {"dtype_out": "DevShort", "doc_out": "The new count."}
FROM_COUNT_TO_COUNT: dict[str, Any] = {
    "dtype_in": "DevShort",
    "doc_in": "The new count, from -32768 to 32767.",
    **TO_COUNT,
}


class Counting(Device):
    """A device that keeps a count; nothing here waits, so asyncio can use it as it is."""

    def start_counting(self) -> None:
        """Begin at 0, and promise that the code pushes the events of ``value``."""
        self.count = BoundedCount()
        self.set_change_event("value", True, False)

    def announce(self, count: int) -> int:
        """Push an event if the count has come to the chosen number; return the count."""
        if self.count.fires:
            self.push_change_event("value", count)
        return count
