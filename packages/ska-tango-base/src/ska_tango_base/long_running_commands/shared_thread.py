"""A thread that several have in common, and that is there while somebody needs it."""

import heapq
import itertools
import logging
import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue

from tango import EnsureOmniThread

_logger = logging.getLogger(__name__)

Job = Callable[[], None]
_Due = tuple[float, int, Job]


class SharedThread:
    """Does jobs one after the other, each at its time; Tango knows the thread.

    Whoever needs it calls ``enter`` once and ``leave`` once. Handing over a job or leaving takes
    no lock, so both may happen in a ``__del__``, in whatever thread and place that comes.

    Args:
        name: how the thread is called in logs and debuggers.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = threading.Lock()
        self._users = 0
        self._number = itertools.count()
        self._incoming: SimpleQueue[_Due] = SimpleQueue()

    def enter(self) -> None:
        """Need the thread from now on."""
        with self._lock:
            self._users += 1
            if self._users == 1:
                threading.Thread(target=self._run, name=self._name, daemon=True).start()

    def leave(self) -> None:
        """Need it no longer; what is due by now is done before the thread ends."""
        self.do(_nothing)

    def do(self, job: Job, delay: float = 0.0) -> None:
        """Have ``job`` done in ``delay`` seconds; jobs of the same time keep their order."""
        self._incoming.put((time.monotonic() + delay, next(self._number), job))

    def _run(self) -> None:
        waiting: list[_Due] = []
        with EnsureOmniThread():
            while self._step(waiting):
                pass

    def _step(self, waiting: list[_Due]) -> bool:
        """Wait for something to do and do it; False when nobody needs the thread any more."""
        # No job outlives this call: what it holds, such as a proxy, must not be kept.
        try:
            heapq.heappush(waiting, self._incoming.get(timeout=_pause(waiting)))
        except Empty:
            job = heapq.heappop(waiting)[2]
            if job is _nothing:
                return not self._is_alone()
            _carry_out(job)
        return True

    def _is_alone(self) -> bool:
        with self._lock:
            self._users -= 1
            return self._users == 0


def _nothing() -> None:
    """Stands for a user who leaves."""


def _pause(waiting: list[_Due]) -> float | None:
    return max(0.0, waiting[0][0] - time.monotonic()) if waiting else None


def _carry_out(job: Job) -> None:
    try:
        job()
    # The next job may belong to somebody else.
    except Exception:
        _logger.exception("a job of the thread failed")
