"""Waiting for what a cluster does, without keeping it busy by asking."""

import time
from collections.abc import Callable
from threading import Event

INTERVAL = 0.25


def eventually(condition: Callable[[], bool], what: str, seconds: float) -> None:
    """Return as soon as the condition holds; if it never does, fail, naming `what`."""
    if not comes_true(condition, seconds):
        raise AssertionError(f"not within {seconds:g} s: {what}")


def comes_true(condition: Callable[[], bool], seconds: float) -> bool:
    """Return as soon as the condition holds, or after so many seconds; whether it holds."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        Event().wait(INTERVAL)
    return True
