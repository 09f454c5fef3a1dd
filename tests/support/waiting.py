"""Waiting for a condition, with a deadline."""

import time
from collections.abc import Callable

POLL_INTERVAL = 0.005


def wait_until(condition: Callable[[], bool], what: str, timeout: float = 10.0) -> None:
    """Return as soon as ``condition`` holds; if it never does, fail, naming ``what``."""
    if not wait_briefly(condition, timeout):
        raise AssertionError(f"not within {timeout:g} s: {what}")


def wait_briefly(condition: Callable[[], bool], timeout: float = 0.5) -> bool:
    """Return as soon as ``condition`` holds, or after ``timeout`` seconds; whether it holds."""
    deadline = time.monotonic() + timeout
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_INTERVAL)
    return True
