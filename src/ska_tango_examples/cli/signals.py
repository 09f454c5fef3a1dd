"""The signals that ask for the end."""

from __future__ import annotations

import signal
import threading


def stop_on_signals() -> threading.Event:
    """An event that Ctrl-C, SIGTERM and the end of the terminal set.

    Nothing is interrupted: whoever waits looks at the event, so that a second signal cannot
    spoil the orderly end that the first one has begun.
    """
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    return stop
