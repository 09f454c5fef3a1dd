"""How jobs go through the queue; what it does in any order of events: the machine of tasks."""

import pytest

from ska_control_model import ResultCode
from ska_tango_base.tasks.queue import TaskQueue


def queue_of(*jobs: str, size: int = 3, ready: bool = True) -> TaskQueue[str]:
    queue = TaskQueue[str](size, 1)
    for job in jobs:
        assert queue.let_in(job) is None
        if ready:
            assert queue.make_ready(job) is True
    return queue


def test_first_in_first_out() -> None:
    queue = queue_of("a", "b")
    assert [queue.take(), queue.waiting] == ["a", 1]
    assert queue.take() is None, "there is one worker"
    queue.settle("a")
    assert queue.take() == "b"
    queue.settle("b")
    assert queue.take() is None


def test_nobody_can_take_what_is_not_ready() -> None:
    queue = queue_of("a", ready=False)
    assert queue.take() is None
    queue.make_ready("a")
    assert queue.take() == "a"


def test_a_full_queue_lets_nothing_in() -> None:
    queue = queue_of("a", "b", size=2)
    full = (ResultCode.REJECTED, "Queue is full: 2 tasks are waiting; try again later")
    assert queue.let_in("c") == full
    queue.take()
    assert queue.let_in("c") is None


def test_an_abort_drops_what_waits_and_names_what_is_taken() -> None:
    queue = queue_of("a", "b", "c")
    queue.take()
    assert queue.abort() == (["b", "c"], ["a"])
    assert queue.let_in("d") == (ResultCode.REJECTED, "Queue is being aborted")
    for job in ("a", "b"):
        queue.settle(job)
        assert queue.end_abort() is False
    queue.settle("c")
    assert queue.end_abort() is True
    assert queue.end_abort() is False
    assert queue.let_in("d") is None


def test_an_abort_reaches_what_is_about_to_be_ready() -> None:
    queue = queue_of("a", ready=False)
    assert queue.abort() == ([], [])
    assert queue.end_abort() is False
    assert queue.make_ready("a") is False
    assert (queue.take(), queue.end_abort()) == (None, False)
    queue.settle("a")
    assert queue.end_abort() is True


def test_a_closed_queue_lets_nothing_in() -> None:
    queue = queue_of("a")
    queue.close()
    assert queue.let_in("b") == (ResultCode.REJECTED, "The device ends, or is being initialised")
    assert queue.take() == "a"


@pytest.mark.parametrize(
    ("size", "workers", "complaint"),
    [
        (0, 1, "max_queue_size must be 1 or more, got 0"),
        (32, 0, "max_workers must be 1 or more, got 0"),
    ],
)
def test_a_number_that_makes_no_queue_is_refused(size: int, workers: int, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        TaskQueue(size, workers)
