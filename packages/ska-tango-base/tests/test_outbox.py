"""News are told in order, by one thread at a time, and none is lost."""

import logging
import threading
from collections import Counter

import pytest

from ska_tango_base.outbox import Outbox
from tests.support.listener import PATIENCE

LOGGER = logging.getLogger("outbox")


def test_news_are_told_in_order() -> None:
    told: list[int] = []
    outbox = Outbox(LOGGER)
    for number in range(3):
        outbox.put("a number", lambda number=number: told.append(number))
    assert told == []
    outbox.empty()
    outbox.empty()
    assert told == [0, 1, 2]


def test_news_that_come_up_while_others_are_told_come_after_them() -> None:
    told: list[str] = []
    outbox = Outbox(LOGGER)

    def first() -> None:
        outbox.put("the third", lambda: told.append("third"))
        outbox.empty()
        told.append("first")

    outbox.put("the first", first)
    outbox.put("the second", lambda: told.append("second"))
    outbox.empty()
    assert told == ["first", "second", "third"]


def test_a_listener_that_raises_is_named_and_stops_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[str] = []
    outbox = Outbox(LOGGER)
    outbox.put("the division", lambda: told.append(str(1 // 0)))
    outbox.put("the rest", lambda: told.append("rest"))
    outbox.empty()
    assert told == ["rest"]
    assert "A callback failed when it was told of the division" in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_who_comes_while_another_tells_leaves_the_news_to_it() -> None:
    told: list[tuple[str, str]] = []
    outbox = Outbox(LOGGER)
    busy, go_on = threading.Event(), threading.Event()

    def tell(what: str) -> None:
        told.append((what, threading.current_thread().name))

    def first() -> None:
        busy.set()
        assert go_on.wait(PATIENCE)
        tell("first")

    outbox.put("the first", first)
    thread = threading.Thread(target=outbox.empty, name="other")
    thread.start()
    assert busy.wait(PATIENCE)
    outbox.put("the second", lambda: tell("second"))
    outbox.empty()
    assert told == []
    go_on.set()
    thread.join(PATIENCE)
    assert told == [("first", "other"), ("second", "other")]


def test_many_threads_lose_nothing_and_keep_their_order() -> None:
    told: list[tuple[int, int]] = []
    outbox = Outbox(LOGGER)
    together = threading.Barrier(4)

    def work(who: int) -> None:
        together.wait(PATIENCE)
        for number in range(200):
            outbox.put("a number", lambda number=number: told.append((who, number)))
            outbox.empty()

    threads = [threading.Thread(target=work, args=[who]) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert Counter(who for who, _ in told) == dict.fromkeys(range(4), 200)
    for who in range(4):
        assert [number for teller, number in told if teller == who] == list(range(200))
