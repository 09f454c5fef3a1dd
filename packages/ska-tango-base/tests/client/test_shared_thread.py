"""The thread that several have in common."""

import threading
from queue import SimpleQueue

from tango import is_omni_thread

from ska_tango_base.long_running_commands.shared_thread import SharedThread
from tests.support.waiting import wait_until


def running(name):
    return [thread for thread in threading.enumerate() if thread.name == name]


def test_jobs_are_done_in_order_each_at_its_time():
    thread, done = SharedThread("test-order"), SimpleQueue()
    thread.enter()
    thread.do(lambda: done.put("late"), delay=0.05)
    for number in range(3):
        thread.do(lambda number=number: done.put(number))
    assert [done.get(timeout=10) for _ in range(4)] == [0, 1, 2, "late"]
    thread.leave()


def test_it_is_there_while_somebody_needs_it():
    thread = SharedThread("test-users")
    assert running("test-users") == []
    for _ in range(2):
        thread.enter()
    assert len(running("test-users")) == 1
    thread.leave()
    done = SimpleQueue()
    thread.do(lambda: done.put(None))
    done.get(timeout=10)
    assert len(running("test-users")) == 1
    thread.leave()
    wait_until(lambda: not running("test-users"), "the thread to end")
    thread.enter()
    assert len(running("test-users")) == 1
    thread.leave()
    wait_until(lambda: not running("test-users"), "the thread to end")


def test_what_is_due_is_done_before_it_ends():
    thread, done = SharedThread("test-end"), []
    thread.enter()
    for number in range(100):
        thread.do(lambda number=number: done.append(number))
    thread.leave()
    wait_until(lambda: not running("test-end"), "the thread to end")
    assert done == list(range(100))


def test_a_job_that_fails_does_not_keep_others_from_theirs(caplog):
    thread, done = SharedThread("test-failure"), SimpleQueue()
    thread.enter()
    thread.do(lambda: 1 / 0)
    thread.do(lambda: done.put(is_omni_thread()))
    assert done.get(timeout=10) is True
    thread.leave()
    assert "ZeroDivisionError" in caplog.text
