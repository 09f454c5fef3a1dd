"""Lets a debugger look into a program of this package from its first line on.

PyTango makes the threads of its devices visible to a debugger at ``import tango``, and only if the
debugger is there by then (Python 3.12 and later need no help). So the package itself listens when
it is imported, before any of its modules imports Tango. It does so only if it is asked to:

    DEBUGPY_PORT  the port to listen at, on the loopback interface
    DEBUGPY_WAIT  go on when a debugger has attached; 0, false, no and off do not wait
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

PORT = "DEBUGPY_PORT"
WAIT = "DEBUGPY_WAIT"
LOOPBACK = "127.0.0.1"

_NO = {"", "0", "false", "no", "off"}
_WRONG_USE = 2


def listen_if_asked() -> None:
    """Listen for a debugger if the environment names a port; leave with code 2 if that fails.

    The variables are taken out of the environment: the port is that of this one process.
    """
    given = os.environ.pop(PORT, "")
    wait = os.environ.pop(WAIT, "").lower() not in _NO
    if given and not _is_run_by_debugpy():
        _listen(_port(given))
        if wait:
            _wait()
    elif given:
        _say(f"{PORT} is left aside: debugpy runs this program, and has a port of its own")
    elif wait:
        _say(f"{WAIT} is set, but without {PORT} there is nothing to wait for")


def _is_run_by_debugpy() -> bool:
    """Whether this is `python -m debugpy`: a process has one port for debuggers."""
    return "debugpy.server.cli" in sys.modules


def _port(given: str) -> int:
    if not given.isdecimal() or not 0 < int(given) < 2**16:
        _leave(
            f"{PORT} is {given!r}, but a number from 1 to 65535 is needed; correct it or take it "
            "away"
        )
    return int(given)


def _listen(port: int) -> None:
    # Else it warns that it cannot look into the modules that are part of the interpreter.
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    try:
        # It changes how Python runs, so it is imported by those who ask for it only.
        import debugpy
    except ImportError:
        _leave(f"{PORT} is set, but debugpy is not installed: pip install debugpy")
    # Its processes have ports of their own to be debugged at, if they are to be debugged at all.
    debugpy.configure(subProcess=False)
    try:
        debugpy.listen((LOOPBACK, port))
    except RuntimeError as problem:
        _leave(
            f"no debugger can attach at port {port} ({problem}); choose another {PORT} or take it "
            "away"
        )
    _say(f"a debugger can attach at {LOOPBACK}:{port}")
    if "tango" in sys.modules and sys.version_info < (3, 12):
        _say("Tango was imported before: breakpoints in its threads do not hold")


def _wait() -> None:
    import debugpy

    _say("waiting until one has attached")
    debugpy.wait_for_client()


def _leave(complaint: str) -> NoReturn:
    _say(complaint)
    raise SystemExit(_WRONG_USE)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
