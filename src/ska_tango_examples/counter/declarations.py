"""What ``Counter`` and ``AsyncCounter`` declare alike."""

from typing import Any

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
