"""Brings what is printed into the log of the program."""

from __future__ import annotations

import io
import logging

_log = logging.getLogger(__name__)


class Printed(io.TextIOBase):
    """A stream that makes a log line of each line; PyTango and devices print now and then."""

    def __init__(self) -> None:
        super().__init__()
        self._begun = ""

    def write(self, text: str) -> int:
        """Log the lines that ``text`` completes, as lines of whoever printed them."""
        *lines, self._begun = (self._begun + text).split("\n")
        for line in filter(str.strip, lines):
            _log.info("%s", line, stacklevel=2)
        return len(text)
