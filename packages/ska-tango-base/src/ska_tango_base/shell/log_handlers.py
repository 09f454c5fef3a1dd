"""Where the log of one device can go, beside the log of its program."""

import logging
import sys
from typing import TYPE_CHECKING, TextIO

from tango.server import Device

from ska_tango_base.shell.log_levels import tango_level_of

if TYPE_CHECKING:
    _StreamHandler = logging.StreamHandler[TextIO]
else:
    _StreamHandler = logging.StreamHandler  # not subscriptable before Python 3.11


class ConsoleHandler(_StreamHandler):
    """Writes to stdout what the program would not write there anyway.

    Every record goes to the handlers of the root logger, too. A program that writes those to
    its console would say everything twice.
    """

    def __init__(self) -> None:
        super().__init__(sys.stdout)

    def emit(self, record: logging.LogRecord) -> None:
        """Write ``record``, unless it comes to the console on its other way."""
        if not _root_writes_to_console():
            super().emit(record)


class TangoHandler(logging.Handler):
    """Gives records to Tango's own logger of a device, and so to the targets that Tango serves.

    It does not use the streams of the device: a program may have them write into its log, where
    the record is already.
    """

    def __init__(self, device: Device) -> None:
        super().__init__()
        self._logger = device.get_logger()

    def emit(self, record: logging.LogRecord) -> None:
        """Have Tango log ``record``, if the device still exists."""
        if self._logger is not None:
            text = self.format(record)
            self._logger.log_unconditionally(tango_level_of(record.levelno), text)

    def close(self) -> None:
        """Leave the logger alone from now on: it dies with the device."""
        with self.lock:  # type: ignore[union-attr]
            self._logger = None
        super().close()


def _root_writes_to_console() -> bool:
    console = (sys.stdout, sys.__stdout__, sys.stderr, sys.__stderr__)
    return any(
        isinstance(handler, logging.StreamHandler) and handler.stream in console
        for handler in logging.getLogger().handlers
    )
