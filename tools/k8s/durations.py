"""Durations as Kubernetes writes them."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError

_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0}
_DURATION = re.compile(r"(?:\d+(?:\.\d+)?[hms])+")


def seconds(text: str) -> float:
    """The seconds that `360s`, `6m` or `1h30m` stand for; a mere number is seconds.

    Raises:
        ArgumentTypeError: it is none of these, so argparse can say which option is wrong.
    """
    text = text if text.endswith(tuple(_UNITS)) else f"{text}s"
    if not _DURATION.fullmatch(text):
        raise ArgumentTypeError(f"{text!r} is not a duration such as 360s, 6m or 1h30m")
    return sum(float(n) * _UNITS[unit] for n, unit in re.findall(r"([\d.]+)([hms])", text))
