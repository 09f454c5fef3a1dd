"""Log messages of one form for all servers: one line a record, which SKA log collectors read.

``1|2026-01-01T12:00:00.123Z|INFO|MainThread|start|Tabata.py#41|tango-device:test/tabata/1|text``

Importing this package changes nothing: only a program calls ``configure_logging``.
"""

from ska_ser_logging.configuration import configure_logging
from ska_ser_logging.line import get_default_formatter

__all__ = ["configure_logging", "get_default_formatter"]
