"""Lets a debugger look into the running process."""

import functools
import sys
import threading
from collections.abc import Callable
from typing import Any

from tango.server import Device

_lock = threading.Lock()
_ports: list[int] = []
_watched: set[type[Device]] = set()


class NoDebugger(RuntimeError):
    """There is no debugger to be had; the text says how to get one."""


def listen() -> int:
    """Listen for a debugger on this machine, and return the port; always the same one.

    Raises:
        NoDebugger: the package ``debugpy`` is not installed, or listens already for others.
    """
    with _lock:
        if not _ports:
            _ports.append(_open_port())
        return _ports[0]


def watch_commands(device_class: type[Device]) -> None:
    """Let breakpoints hold in the commands of a class; once ``listen`` has returned.

    Before Python 3.12 a debugger sees the threads that Python has started, which Tango's are not.
    PyTango shows them to a debugger that is there when it is imported, but this one comes later.
    """
    with _lock:
        if sys.version_info >= (3, 12) or device_class in _watched:
            return
        _watched.add(device_class)
        for name in device_class.TangoClassClass.cmd_list:
            setattr(device_class, name, _shown(getattr(device_class, name)))


def _shown(method: Callable[..., Any]) -> Callable[..., Any]:
    """The same method, in a thread that the debugger sees."""
    import debugpy

    @functools.wraps(method)
    def in_sight(*args: Any) -> Any:
        debugpy.debug_this_thread()
        return method(*args)

    return in_sight


def _open_port() -> int:
    try:
        # It changes how Python runs, so it is imported by those who ask for it only.
        import debugpy
    except ImportError as problem:
        raise NoDebugger(
            "the package debugpy is not installed here: install it and start the server anew"
        ) from problem
    try:
        _, port = debugpy.listen(("127.0.0.1", 0))
    except RuntimeError as problem:
        raise NoDebugger(
            f"debugpy gives no port ({problem}); one that this process was started with is told "
            "where it was started"
        ) from problem
    return int(port)
