"""Brings what devices write to Tango's log streams into the log of the program.

Tango would write ``self.info_stream(...)``, ``@InfoIt`` and the like to the console in a
format of its own, and only with ``-v``. Its other targets (log viewer, file) stay served.
"""

from __future__ import annotations

import functools
import inspect
import logging
import sys
from collections.abc import Callable, Iterable
from typing import Any

import tango
from tango.server import Device

from ska_tango_examples.shell.log import tags_of

# Name of the stream: level in Python, level in Tango.
_STREAMS = {
    "debug_stream": (logging.DEBUG, 600),
    "info_stream": (logging.INFO, 500),
    "warn_stream": (logging.WARNING, 400),
    "error_stream": (logging.ERROR, 300),
    "fatal_stream": (logging.CRITICAL, 200),
}


def route_streams(classes: Iterable[type[Device]]) -> None:
    """Let the streams of ``classes`` write SKA lines too, from now on in this process.

    A message is written when the program logs at that level, or when the Tango logging level
    of the device asks for it (``SetLoggingLevel`` of the admin device).
    """
    # All are looked up before any is replaced: a class may inherit from another of them.
    streams = [(owner, name, getattr(owner, name)) for owner in classes for name in _STREAMS]
    for owner, name, stream in streams:
        setattr(owner, name, _routed(stream, *_STREAMS[name]))


def set_tango_level(level: int) -> None:
    """Give all devices of this process the Tango logging level that suits ``level``.

    Args:
        level: a level of Python's logging, ``logging.DEBUG`` to ``logging.CRITICAL``.
    """
    tango_level = next(theirs for ours, theirs in _STREAMS.values() if level <= ours)
    for device in tango.Util.instance().get_device_list("*"):
        device.get_logger().set_level(tango_level)


def _routed(stream: Callable[..., None], level: int, tango_level: int) -> Callable[..., None]:
    @functools.wraps(stream)
    def routed(
        device: Device, msg: str, *args: Any, source: Callable[..., Any] | None = None
    ) -> None:
        logger = logging.getLogger(type(device).__module__)
        if logger.isEnabledFor(level) or device.get_logger().is_level_enabled(tango_level):
            place = _place_of(source) if source else _place_of_caller()
            record = logger.makeRecord(
                logger.name, level, *place[:2], msg, args, None, place[2], tags_of(device)
            )
            logger.handle(record)
        stream(device, msg, *args, source=source)

    return routed


def _place_of(function: Callable[..., Any]) -> tuple[str, int, str]:
    """File, line and name of the function that a decorator such as ``@InfoIt`` speaks for."""
    code = inspect.unwrap(function).__code__
    return code.co_filename, code.co_firstlineno, code.co_name


def _place_of_caller() -> tuple[str, int, str]:
    frame = sys._getframe(2)  # noqa: SLF001 (the way of Python's own logging)
    return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name
