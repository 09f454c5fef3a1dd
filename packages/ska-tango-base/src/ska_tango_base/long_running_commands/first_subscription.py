"""The first subscription of a process, which Tango can only make alone."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tango import ApiUtil

_alone = threading.Lock()
_made = threading.Event()


@contextmanager
def subscribing() -> Iterator[None]:
    """Subscribe in this context; it waits while another thread makes the first subscription.

    With that one Tango makes what receives all events of the process, and takes no lock: of two
    threads that do so at the same time, one gets "Could not find event consumer for ptr".
    """
    if _can_receive_events():
        yield
        return
    with _alone:
        try:
            yield
        finally:
            # It is made even if the device cannot be reached.
            _made.set()


def _can_receive_events() -> bool:
    # What a server has made goes with it, where its process lives on, as that of tests does.
    return _made.is_set() and bool(ApiUtil.instance().is_zmq_event_consumer_created())
