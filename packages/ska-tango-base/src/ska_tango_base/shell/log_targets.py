"""Reads what loggingTargets says, and makes what it asks for."""

import logging
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from logging.handlers import RotatingFileHandler, SysLogHandler
from pathlib import Path
from urllib.parse import urlsplit

from tango.server import Device

from ska_ser_logging import get_default_formatter
from ska_tango_base.faults import LoggingTargetError
from ska_tango_base.shell.log_handlers import ConsoleHandler, TangoHandler

FILE_SIZE = 1_000_000
"""Bytes after which a log file is put aside as ``<name>.1`` and a new one is begun."""

SYSLOG_PORT = 514

_FORMS = (
    "write tango::logger, console::cout, file::<path>, syslog::udp://<host>[:<port>] "
    "or syslog::file://<path of a socket>"
)


def canonical(targets: Sequence[str], device_name: str) -> tuple[str, ...]:
    """Return the targets in full, each once, in their order; empty ones are left out.

    ``console`` stands for ``console::cout``, ``tango`` for ``tango::logger`` and ``file`` for
    ``file::<name of the device, with underscores>.log``.
    """
    defaults = {
        "console": "cout",
        "tango": "logger",
        "file": f"{device_name.replace('/', '_')}.log",
    }
    found: dict[str, None] = {}
    for target in filter(None, (text.strip() for text in targets)):
        kind, _, name = target.partition("::")
        found[f"{kind.lower()}::{name or defaults.get(kind.lower(), '')}"] = None
    return tuple(found)


def handlers_of(targets: Sequence[str], device: Device) -> list[logging.Handler]:
    """Return a handler for each of the canonical ``targets``, or for none of them.

    Raises:
        LoggingTargetError: a target is unknown, or cannot be written to.
    """
    made: list[logging.Handler] = []
    with ExitStack() as undoing:
        for target in targets:
            handler = _handler(target, device)
            undoing.callback(handler.close)
            made.append(handler)
        undoing.pop_all()
    return made


def _handler(target: str, device: Device) -> logging.Handler:
    kind, _, name = target.partition("::")
    if kind not in _MAKERS:
        raise LoggingTargetError(f"{target!r} is no target of logging: {_FORMS}")
    try:
        handler = _MAKERS[kind](name, device)
    except OSError as problem:
        raise LoggingTargetError(f"{target!r} cannot be written to: {problem}") from problem
    except ValueError as problem:
        raise LoggingTargetError(
            f"{target!r} is no target of logging: {problem}; {_FORMS}"
        ) from problem
    if not isinstance(handler, TangoHandler):
        handler.setFormatter(get_default_formatter(tags=True))
    return handler


def _console(name: str, _: Device) -> logging.Handler:
    if name != "cout":
        raise ValueError("the only console is cout")
    return ConsoleHandler()


def _tango(name: str, device: Device) -> logging.Handler:
    if name != "logger":
        raise ValueError("Tango has one logger for a device")
    return TangoHandler(device)


def _file(name: str, _: Device) -> logging.Handler:
    return RotatingFileHandler(name, maxBytes=FILE_SIZE, backupCount=2, encoding="utf-8")


def _syslog(name: str, _: Device) -> logging.Handler:
    address = urlsplit(name)
    if address.scheme == "udp" and address.hostname:
        return SysLogHandler((address.hostname, address.port or SYSLOG_PORT))
    if address.scheme in ("", "file") and address.path:
        # Python does not complain of a missing socket before it has lost a record.
        if not Path(address.path).is_socket():
            raise FileNotFoundError(f"{address.path} is no socket")
        return SysLogHandler(address.path)
    raise ValueError("a syslog is reached by udp or by the path of its socket")


_MAKERS: dict[str, Callable[[str, Device], logging.Handler]] = {
    "console": _console,
    "file": _file,
    "syslog": _syslog,
    "tango": _tango,
}
