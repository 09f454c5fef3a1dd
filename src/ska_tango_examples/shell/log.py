"""Logging of programs and of devices, in the line format of the SKA.

Importing this module changes nothing: only a program calls ``configure_logging``.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from ska_tango_examples.shell.log_line import SkaFormatter

if TYPE_CHECKING:
    from tango.server import BaseDevice

    _Adapter = logging.LoggerAdapter[logging.Logger]
else:
    _Adapter = logging.LoggerAdapter  # not subscriptable before Python 3.11


def configure_logging(level: int | str = logging.INFO) -> None:
    """Send all logging of this process to stdout, one SKA line per record.

    For programs only, once, at their start: it replaces the handlers of the root logger.
    Python's warnings become log lines too.

    Args:
        level: lowest level that is written, a number or a name such as ``"INFO"``.

    Raises:
        ValueError: ``level`` is not the name of a level.
    """
    console = logging.StreamHandler(sys.stdout)
    console.setFormatter(SkaFormatter())
    logging.basicConfig(level=level, handlers=[console], force=True)
    logging.captureWarnings(True)


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
