"""Log records that are known as those of a device, in a program that serves several.

The line of a record is made by ``ska_ser_logging``. A server configures it with ``DeviceTags``;
importing this module changes nothing.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from ska_ser_logging import get_default_formatter

if TYPE_CHECKING:
    from tango.server import BaseDevice

    _Adapter = logging.LoggerAdapter[logging.Logger]
else:
    _Adapter = logging.LoggerAdapter  # not subscriptable before Python 3.11


def log_to_stderr(name: str) -> None:
    """Let the loggers below ``name`` write SKA lines to stderr, from INFO on.

    For the helpers of servers. Some have to say something else to stdout, some start in crowds:
    this does without the machinery that ``configure_logging`` takes a while to import.
    """
    console = logging.StreamHandler(sys.stderr)
    console.setFormatter(get_default_formatter())
    logger = logging.getLogger(name)
    logger.addHandler(console)
    logger.setLevel(logging.INFO)


class DeviceTags(logging.Filter):
    """Lets each record show the tags that it has: those of its device, or none."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Give ``record`` tags if it has none, and let it pass."""
        vars(record).setdefault("tags", "")
        return True


def device_logger(device: BaseDevice) -> _Adapter:
    """Return a logger whose lines carry the tag ``tango-device:<name>``.

    Call it in ``init_device``, where the device knows its name. The logger keeps nothing of
    the device, so a thread may still use it when Tango has already deleted the device.
    """
    logger = logging.getLogger(type(device).__module__)
    return _Adapter(logger, tags_of(device))


def tags_of(device: BaseDevice) -> dict[str, str]:
    """Return what a record needs to be known as one of ``device``."""
    return {"tags": f"tango-device:{device.get_name()}"}
