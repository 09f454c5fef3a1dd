"""Ends a device server on SIGTERM and SIGINT, in time, whatever its devices are doing.

Tango alone waits for commands in progress before it deletes the devices, and for a
``delete_device`` that never returns it waits for ever. Here is what happens instead:

1. Tango is told to shut down; it deletes the devices and leaves its loop.
2. Where that takes longer than ``PATIENCE``, a command is in progress: the devices that Tango
   has not come to yet get their ``delete_device`` now, so that their work ends. Devices of the
   green mode Asyncio, whose methods take turns anyway, get it at once.
3. After ``GRACE``, or at a second signal, the process leaves with what it has.
"""

from __future__ import annotations

import logging
import os
import select
import signal
import threading
import time

import tango

from ska_tango_examples.program.deletion import deletions

PATIENCE = 0.5
GRACE = 1.5

# Enforced by the kernel, also when no thread of this process gets to run any more.
_LAST_RESORT = 1.9

_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_ORDERLY = 0
_FORCED = 1
_KILLED = 128  # plus the number of the signal, as a shell reports it

_log = logging.getLogger(__name__)
_told_to_end = threading.Event()


def is_ending() -> bool:
    """Whether this server has been told to end: by a signal, or by its DServer."""
    return _told_to_end.is_set() or tango.Util.instance().is_svr_shutting_down()


def end_on_signals() -> None:
    """Take SIGTERM and SIGINT over from Tango: call it after ``Util.init``, in the main thread.

    The signals arrive through a pipe, as Python's own handlers would have to wait for the main
    thread to come back from Tango's loop or from the code of a device.
    """
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    for number in _SIGNALS:
        signal.signal(number, lambda *_: None)
    threading.Thread(target=_end, args=(reader,), name="ending", daemon=True).start()


def _end(reader: int) -> None:
    first = _next_signal(reader)
    _told_to_end.set()
    _log.info("%s: the server ends", first)
    signal.setitimer(signal.ITIMER_REAL, _LAST_RESORT)
    threading.Thread(target=_shut_down, name="shutdown", daemon=True).start()
    second = _next_signal(reader, GRACE)
    if second:
        _log.warning("%s: leaving at once", second)
        os._exit(_KILLED + signal.Signals[second])
    _log.error("still here %s s after %s: leaving by force", GRACE, first)
    os._exit(_FORCED)


def _shut_down() -> None:
    with tango.EnsureOmniThread():
        pending = deletions()
        util = tango.Util.instance()
        if util.is_svr_starting():
            for thread in [deletion.start() for deletion in pending]:
                thread.join()
            util.unregister_server()
            os._exit(_ORDERLY)
        util.get_dserver_device().kill()
        if util.get_serial_model() != tango.SerialModel.NO_SYNC:
            threading.Event().wait(PATIENCE)
        for deletion in pending:
            deletion.start()


def _next_signal(reader: int, patience: float | None = None) -> str:
    """Return the name of the next signal that ends us, or "" after ``patience`` seconds."""
    deadline = None if patience is None else time.monotonic() + patience
    while True:
        left = None if deadline is None else max(0.0, deadline - time.monotonic())
        if not select.select([reader], [], [], left)[0]:
            return ""
        # Other signals with a handler in Python come through the same pipe.
        number = os.read(reader, 1)[0]
        if number in _SIGNALS:
            return signal.Signals(number).name
