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

    A process that listens since it was started has that port.

    Raises:
        NoDebugger: the package ``debugpy`` is not installed, or is busy with another debugger.
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
        port = _port_from_the_start()
        if not port:
            raise NoDebugger(
                f"debugpy gives no port ({problem}); perhaps a debugger has started this process"
            ) from problem
    return int(port)


def _port_from_the_start() -> int:
    """The port at which this process listens since it was started, 0 if that cannot be told.

    debugpy has told it to whoever asked for it then, and keeps it in one place only: the command
    line of the process that listens.
    """
    adapter = getattr(sys.modules.get("debugpy.server.api"), "_adapter_process", None)
    words = list(getattr(adapter, "args", ()))
    return int(words[words.index("--port") + 1]) if "--port" in words else 0
