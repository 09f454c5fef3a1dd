"""Listening to change events in a test."""

import queue
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, NamedTuple

from tango import DeviceProxy, EventData, EventType

from tests.support.waiting import wait_until


class Events:
    """The values that the change events of one attribute have brought, in order.

    The first one is the value at the time of the subscription.
    """

    open_subscriptions: ClassVar[list[str]] = []

    def __init__(self) -> None:
        self.values: list[Any] = []
        self.errors: list[str] = []
        self._fresh: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def receive(self, event: EventData) -> None:
        if event.err:
            self.errors.append(event.errors[0].desc)
            return
        self.values.append(event.attr_value.value)
        self._fresh.put(event.attr_value.value)

    def next(self, timeout: float = 10.0) -> Any:
        """Return the next value that has not been asked for yet."""
        return self._fresh.get(timeout=timeout)

    def wait_for(self, value: Any, timeout: float = 10.0) -> None:
        """Return as soon as the latest value is ``value``."""
        wait_until(
            lambda: bool(self.values) and self.values[-1] == value, f"an event {value}", timeout
        )

    def expect(self, values: list[Any], timeout: float = 10.0) -> None:
        """Wait for as many values as are expected; they must be these, in this order."""
        wait_until(
            lambda: len(self.values) >= len(values), f"{values}, got {self.values}", timeout
        )
        assert self.values == values


class Canary(NamedTuple):
    """Something that makes a change event as often as is wanted.

    Attributes:
        device: the device that sends it.
        attribute: the attribute in question.
        sing: causes an event; does nothing if they come by themselves.
    """

    device: DeviceProxy
    attribute: str
    sing: Callable[[], object] = lambda: None


def counter_canary(counter: DeviceProxy) -> Canary:
    """Return a canary that is a counter."""
    return Canary(counter, "value", lambda: counter.CounterReset(0))


@contextmanager
def events_of(
    device: DeviceProxy, attribute: str, canary: Canary | None = None
) -> Iterator[Events]:
    """Listen to the change events of ``attribute`` while the context is open.

    Args:
        device: the device that sends the events.
        attribute: the attribute in question.
        canary: something in the same server. An event that is pushed right after a subscription
            can get lost: the server's event system learns of subscriptions in the background. It
            learns of them in order, so when an event of the canary comes through, which is
            subscribed afterwards, no event of ``device`` is lost any more.
    """
    events = Events()
    name = f"{device.dev_name()}/{attribute}"
    event_id = device.subscribe_event(attribute, EventType.CHANGE_EVENT, events.receive)
    Events.open_subscriptions.append(name)
    try:
        if canary is not None:
            hear(canary)
        yield events
    finally:
        device.unsubscribe_event(event_id)
        Events.open_subscriptions.remove(name)


def hear(canary: Canary) -> None:
    """Return when an event of the canary comes: none of an earlier subscription is lost then."""
    with events_of(canary.device, canary.attribute) as song:

        def is_heard() -> bool:
            canary.sing()
            return len(song.values) > 1

        wait_until(is_heard, "an event of the canary")
