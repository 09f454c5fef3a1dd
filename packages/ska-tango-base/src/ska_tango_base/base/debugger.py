"""Lets a debugger look into the running process."""

import threading

_lock = threading.Lock()
_ports: list[int] = []


class NoDebugger(RuntimeError):
    """There is no debugger to be had; the text says how to get one."""


def listen() -> int:
    """Listen for a debugger on this machine, and return the port; always the same one.

    Raises:
        NoDebugger: the package ``debugpy`` is not installed.
    """
    with _lock:
        if not _ports:
            _ports.append(_open_port())
        return _ports[0]


def _open_port() -> int:
    try:
        # It changes how Python runs, so it is imported by those who ask for it only.
        import debugpy  # type: ignore[import-not-found, unused-ignore]
    except ImportError as problem:
        raise NoDebugger(
            "the package debugpy is not installed here: install it and start the server anew"
        ) from problem
    _, port = debugpy.listen(("127.0.0.1", 0))
    return int(port)
