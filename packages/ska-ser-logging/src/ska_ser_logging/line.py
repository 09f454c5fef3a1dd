"""The line that SKA log collectors read: eight fields between seven ``|``.

version | time | severity | thread | function | file and line | tags | message
"""

from __future__ import annotations

import logging
import re
from datetime import datetime, timezone

_VERSION = "1"
_THREAD_LENGTH = 32
_FILE_LENGTH = 64
_LAST_LINE = 99_999
_ESCAPES = str.maketrans({"\n": r"\n", "\r": r"\r"})


def get_default_formatter(tags: bool = False) -> logging.Formatter:
    """Return what formats a record as one SKA log line.

    Args:
        tags: whether the line shows the ``tags`` of the record; its field is empty otherwise.
    """
    return SkaFormatter(tags)


class SkaFormatter(logging.Formatter):
    r"""Formats a record as one SKA log line, whatever the record holds.

    The text may contain ``|`` (readers split seven times); line ends, also those of a
    traceback, are written as ``\n``, so that one record stays one line.

    Args:
        tags: as for ``get_default_formatter``.
    """

    def __init__(self, tags: bool = False) -> None:
        super().__init__()
        self._tags = tags

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of ``record``, without a line end."""
        fields = (
            _VERSION,
            _timestamp(record.created),
            _severity(record.levelno),
            _thread(record.threadName),
            _function(record.funcName),
            _place(record),
            # A record that no filter has given tags is still worth its line.
            _cleaned(getattr(record, "tags", "")) if self._tags else "",
            super().format(record).translate(_ESCAPES),
        )
        return "|".join(fields)


def _timestamp(seconds: float) -> str:
    moment = datetime.fromtimestamp(seconds, tz=timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def _severity(level: int) -> str:
    """One of the five names that readers know; a level between two counts as the lower one."""
    known = (logging.CRITICAL, logging.ERROR, logging.WARNING, logging.INFO)
    return logging.getLevelName(next((own for own in known if level >= own), logging.DEBUG))


def _thread(name: str | None) -> str:
    """Letters, digits and hyphens only, at most 32 of them."""
    return re.sub(r"[^A-Za-z0-9]+", "-", name or "").strip("-")[:_THREAD_LENGTH].rstrip("-")


def _function(name: str | None) -> str:
    """A dotted name; ``<lambda>`` and ``<module>`` lose their brackets."""
    return re.sub(r"[^A-Za-z0-9_.]", "", name or "")


def _place(record: logging.LogRecord) -> str:
    """``file#line``; the end of a long file name tells more than its start."""
    file = _cleaned(record.filename).replace("#", "")[-_FILE_LENGTH:]
    return f"{file}#{min(record.lineno, _LAST_LINE)}"


def _cleaned(field: object) -> str:
    return str(field).translate(_ESCAPES).replace("|", "")
