"""The SKA log line, as its readers see it."""

from __future__ import annotations

import re
from collections.abc import Iterable

LINE = re.compile(
    r"\d{1,2}"
    r"\|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,}Z"
    r"\|(?:DEBUG|INFO|WARNING|ERROR|CRITICAL)"
    r"\|[A-Za-z0-9-]{0,32}"
    r"\|[A-Za-z0-9_.]*"
    r"\|(?:[^|]{1,64}#\d{1,5})?"
    r"\|(?P<tags>(?:[^|:,]+:[^|,]+(?:,[^|:,]+:[^|,]+)*)?)"
    r"\|(?P<message>.*)"
)


def messages(lines: Iterable[str]) -> list[str]:
    """Return the messages of lines, all of which have to be in the format."""
    lines = list(lines)
    found = [LINE.fullmatch(line) for line in lines]
    assert all(found), lines
    return [match["message"] for match in found if match]
