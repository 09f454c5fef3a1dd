"""Attributes that show counts, with the two ways to their change events."""

from typing import Any

from tango.server import Device, attribute


class Scalars(Device):
    """A device that has counts, by the name of their attribute."""

    counts: dict[str, int]


def non_polled(number: int) -> attribute:
    """Return an attribute whose events the code pushes."""
    return _count(f"non_polled_attr_{number}", dtype="DevDouble", doc="A count, pushed by code.")


def polled(number: int, period: int, rel_change: float) -> attribute:
    """Return an attribute whose events come from polling.

    Args:
        number: the number in its name.
        period: ms from one poll to the next.
        rel_change: per cent that make an event; a change of 1 always does.
    """
    return _count(
        f"polled_attr_{number}",
        dtype="DevLong64",
        polling_period=period,
        abs_change=1,
        rel_change=rel_change,
        doc="A count, with events by polling.",
    )


def _count(name: str, **options: Any) -> attribute:
    async def read(device: Scalars) -> float:
        return device.counts[name]

    return attribute(fget=read, **options)
