"""What a test must leave as it found it: threads, processes, ports and subscriptions."""

import threading
from collections import Counter

import psutil

from tests.support.events import Events
from tests.support.waiting import wait_until

# Threads of pools that PyTango and asyncio keep for the next call, and C++ threads that happen
# to have called into Python: none of them belongs to a test.
POOLED = ("ThreadPoolExecutor", "_PyTangoThreadPoolExecutor", "asyncio_", "Dummy-")


def inventory() -> Counter[str]:
    """Return what this process holds now, as ``kind: name`` with how many there are."""
    me = psutil.Process()
    found = [
        f"thread: {thread.name}"
        for thread in threading.enumerate()
        if not thread.name.startswith(POOLED)
    ]
    # By name: a test may end a server of the session and start it again.
    found += [f"process: {child.name()}" for child in me.children(recursive=True)]
    found += [
        f"port: {connection.laddr.port}"
        for connection in me.net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    ]
    found += [f"subscription: {name}" for name in Events.open_subscriptions]
    return Counter(found)


def check_no_more_than(before: Counter[str], timeout: float = 5.0) -> None:
    """Fail if this process goes on holding things that it did not hold ``before``."""
    wait_until(lambda: not inventory() - before, f"{dict(inventory() - before)} to end", timeout)
