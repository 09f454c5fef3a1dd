"""Who waits, who is at work, and what it takes to clear the queue."""

from collections import deque
from typing import Generic, TypeVar

from ska_tango_base.tasks.results import ABORTING, SHUT_DOWN, Result, queue_full

Job = TypeVar("Job")


class TaskQueue(Generic[Job]):
    """Jobs on their way through a queue.

    A job is let in, made ready, taken, and settled when everybody has been told of its end.
    Between being let in and being ready nobody can take it: that is the time to tell that it is
    queued, since what a worker tells cannot come before that.

    Args:
        max_queue_size: how many jobs may wait, 1 or more: every job waits, if only for the
            moment that a free worker needs to take it.
        max_workers: how many jobs may be at work at a time, 1 or more.

    Raises:
        ValueError: a number is too small.
    """

    def __init__(self, max_queue_size: int, max_workers: int) -> None:
        if max_queue_size < 1:
            raise ValueError(f"max_queue_size must be 1 or more, got {max_queue_size}")
        if max_workers < 1:
            raise ValueError(f"max_workers must be 1 or more, got {max_workers}")
        self._size = max_queue_size
        self._workers = max_workers
        self._entering: set[Job] = set()
        self._ready: deque[Job] = deque()
        self._taken: set[Job] = set()
        self._turned_away: set[Job] = set()
        self._aborting = False
        self._closed = False

    @property
    def waiting(self) -> int:
        """How many jobs have been let in and not been taken."""
        return len(self._entering) + len(self._ready)

    @property
    def taken(self) -> frozenset[Job]:
        """The jobs that workers have taken, and that are not settled."""
        return frozenset(self._taken)

    def let_in(self, job: Job) -> Result | None:
        """Let a job in; the refusal if it has to stay outside."""
        if self._closed:
            return SHUT_DOWN
        if self._aborting:
            return ABORTING
        if self.waiting >= self._size:
            return queue_full(self.waiting)
        self._entering.add(job)
        return None

    def make_ready(self, job: Job) -> bool:
        """Let workers take a job; False if it is too late, and the job must be aborted."""
        if self._aborting:
            self.turn_away(job)
            return False
        self._entering.remove(job)
        self._ready.append(job)
        return True

    def turn_away(self, job: Job) -> None:
        """Let no worker take a job that was let in, and is not ready."""
        self._entering.remove(job)
        self._turned_away.add(job)

    def take(self) -> Job | None:
        """Return the job that has been ready for longest; None if a worker has nothing to do."""
        if not self._ready or len(self._taken) >= self._workers:
            return None
        job = self._ready.popleft()
        self._taken.add(job)
        return job

    def abort(self) -> tuple[list[Job], list[Job]]:
        """Begin to clear the queue.

        Returns:
            The jobs that were waiting, which must be aborted, and those that were taken before,
            which must be told to stop.
        """
        self._aborting = True
        dropped, told = list(self._ready), list(self._taken)
        self._ready.clear()
        self._turned_away.update(dropped)
        return dropped, told

    def settle(self, job: Job) -> None:
        """Let go of a job whose end has been told."""
        self._taken.discard(job)
        self._turned_away.discard(job)

    def end_abort(self) -> bool:
        """Take jobs again if the queue is clear; whether that was so."""
        clear = self._aborting and not (self._entering or self._taken or self._turned_away)
        if clear:
            self._aborting = False
        return clear

    def close(self) -> None:
        """Let in no job any more."""
        self._closed = True
