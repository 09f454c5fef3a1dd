"""One reading of one attribute, in plain Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy
import tango


@dataclass(frozen=True)
class Reading:
    """What an attribute showed.

    Attributes:
        value: number, text, truth value, name of a state or of an enumeration's label, or
            (nested) lists of these; None without a value.
        quality: "ATTR_VALID" and so on; "" without an answer.
        time: of the reading, seconds since the epoch; 0 without an answer.
        error: why there is no value, "" if there is one.
    """

    value: Any = None
    quality: str = ""
    time: float = 0.0
    error: str = ""

    @classmethod
    def of(cls, answer: tango.DeviceAttribute, labels: list[str]) -> Reading:
        """Take what a read or an event has brought.

        Args:
            answer: of the device.
            labels: of the enumeration, empty for other types.
        """
        if answer.has_failed:
            return cls.failed(tango.DevFailed(*answer.get_err_stack()))
        return cls(_plain(answer.value, labels), str(answer.quality), answer.time.totime())

    @classmethod
    def failed(cls, failure: tango.DevFailed) -> Reading:
        """Take the reason of a failure."""
        return cls(error=failure.args[0].desc)


def _plain(value: Any, labels: list[str]) -> Any:
    if isinstance(value, numpy.ndarray):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [_plain(item, labels) for item in value]
    if isinstance(value, tango.DevState):
        return str(value)
    if labels and value is not None:
        return labels[int(value)]
    return value
