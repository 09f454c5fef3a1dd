"""How a device refuses what a client asks for."""

from typing import NoReturn

from tango import Except
from tango.server import Device


def refuse(device: Device, method: str, reason: str, text: str) -> NoReturn:
    """Raise a ``DevFailed`` with ``reason`` and ``text``; its origin is ``Class.method``."""
    Except.throw_exception(reason, text, f"{type(device).__name__}.{method}")
    raise AssertionError("Tango returned from throwing")  # pragma: no cover
