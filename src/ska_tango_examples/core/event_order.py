"""What a client orders from a generator of events."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from ska_tango_examples.core.json_text import BadInput, read_object, shown

MOST_EVENTS = 100_000
LONGEST_DELAY = 86_400
"""Seconds from one event to the next: a day."""

KEYS = ("attribute", "number_of_events", "event_delay")
EXAMPLE = '{"attribute": "polled_attr_1", "number_of_events": 5, "event_delay": 0.5}'


@dataclass(frozen=True)
class EventOrder:
    """So many events of one attribute.

    Attributes:
        attribute: its name, as the device writes it.
        number_of_events: 1 to 100000.
        event_delay: seconds before each event, 0 to 86400.
    """

    attribute: str
    number_of_events: int
    event_delay: float


def read_order(text: str, attributes: Iterable[str]) -> EventOrder:
    """Return the order that ``text`` holds: a JSON object with the three keys.

    A number may be written as text, since clients put ``"3"`` for 3.

    Args:
        text: what the client has sent.
        attributes: the names of the attributes that events can be ordered of.

    Raises:
        BadInput: the order cannot be carried out; the text names the key and what is allowed.
    """
    given = read_object(text, KEYS, EXAMPLE)
    count = _number("number_of_events", given, (1, MOST_EVENTS), "a whole number")
    if count != int(count):
        raise BadInput(f"number_of_events must be a whole number, got {count:g}")
    return EventOrder(
        attribute=_attribute(given["attribute"], attributes),
        number_of_events=int(count),
        event_delay=float(_number("event_delay", given, (0, LONGEST_DELAY), "seconds")),
    )


def _attribute(given: Any, attributes: Iterable[str]) -> str:
    # Tango does not tell upper from lower case.
    known = {name.lower(): name for name in attributes}
    if not isinstance(given, str) or given.lower() not in known:
        raise BadInput(f"attribute must be one of {', '.join(known.values())}, got {shown(given)}")
    return known[given.lower()]


def _number(key: str, given: dict[str, Any], bounds: tuple[int, int], what: str) -> float:
    lowest, highest = bounds
    number = _as_number(given[key])
    # A NaN is not within any bounds.
    if number is None or not lowest <= number <= highest:
        raise BadInput(f"{key} must be {what} from {lowest} to {highest}, got {shown(given[key])}")
    return number


def _as_number(given: Any) -> float | None:
    # Python also takes 1_0, and the digits of any script.
    if isinstance(given, str) and given.isascii() and "_" not in given:
        with suppress(ValueError):
            return float(given)
    # To Python, true and false are numbers.
    if isinstance(given, int | float) and not isinstance(given, bool):
        return given
    return None
