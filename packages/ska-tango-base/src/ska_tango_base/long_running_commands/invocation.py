"""One command that a client has sent, from its subscriptions to its last status."""

import itertools
import logging
import threading
from collections.abc import Callable, Sequence
from functools import cache, partial

from tango import (
    DevError,
    DevFailed,
    DeviceProxy,
    EventData,
    EventReason,
    EventSubMode,
    EventType,
    GreenMode,
)

from ska_control_model import TaskStatus
from ska_tango_base.long_running_commands.first_subscription import subscribing
from ska_tango_base.long_running_commands.following import Following, News
from ska_tango_base.long_running_commands.inquiry import busy, in_vain, inquire, lost
from ska_tango_base.long_running_commands.protocols import Protocol, Values
from ska_tango_base.long_running_commands.shared_thread import SharedThread

FIRST_LOOK = 0.1
"""Seconds after which a command is looked after that no event has told of."""

LONGEST_PAUSE = 2.0
"""Seconds from one look to the next at most, until an event has come."""

CALM_PAUSE = 5.0
"""Seconds from one look to the next while events come."""

# Callbacks may take their time, and so may a device that is asked: neither holds up the other.
_callbacks = SharedThread("lrc-callbacks")


@cache
def _looks_at(device: str) -> SharedThread:
    """The thread that asks one device: one that hangs holds up nobody who follows another."""
    return SharedThread(f"lrc-looks at {device}")


class Invocation:
    """Follows a command by its events, and makes sure that its end is never missed.

    The subscriptions are made before the command is sent; what they bring before its identifier
    is known is kept until then. Yet the publisher learns of a subscription in the background: an
    event right after it may be lost, and the command may be over by then. So until an event has
    come, the status is asked for now and then; what is found twice, with no event in between,
    counts as heard. When events are known to come, this happens rarely: it finds a server that
    was started anew and knows nothing of the command any more.

    The subscriptions end with the command, or when nobody wants to follow it any more.

    The callback is called in a thread that belongs to no event: it may subscribe, unsubscribe
    and invoke further commands.

    Args:
        callback: is told the news.
        proxy: the device; it is kept until the subscriptions are undone.
        protocol: how the device tells of its commands.
        logger: told of what goes wrong here.
    """

    def __init__(
        self,
        callback: Callable[..., None],
        proxy: DeviceProxy,
        protocol: Protocol,
        logger: logging.Logger,
    ) -> None:
        self._callback = callback
        self._proxy = proxy
        self._protocol = protocol
        self._logger = logger
        self._looks = _looks_at(proxy.dev_name())
        self._lock = threading.Lock()
        self._following = Following(protocol.result_apart)
        self._uid = ""
        self._early: list[tuple[str, Values]] = []
        self._event_ids: list[int] = []
        self._closed = False
        self._ends = itertools.count()
        self._events_come = False
        self._pause = FIRST_LOOK
        self._found: TaskStatus | None = None
        self._errors_told: set[str] = set()

    def open(self) -> None:
        """Subscribe.

        Raises:
            DevFailed: the device does not offer such events; nothing is left behind.
        """
        _callbacks.enter()
        self._looks.enter()
        try:
            for name in self._protocol.readers:
                self._event_ids.append(self._subscribe(name))
        except DevFailed:
            self.close()
            raise

    def _subscribe(self, name: str) -> int:
        with subscribing():
            event_id: int = self._proxy.subscribe_event(
                name,
                EventType.CHANGE_EVENT,
                partial(self._receive, name),
                # Reading the value would call the device with a lock of Tango held.
                sub_mode=EventSubMode.Sync,
                green_mode=GreenMode.Synchronous,
            )
        return event_id

    def begin(self, uid: str) -> None:
        """Follow the command ``uid``, which the device has accepted."""
        with self._lock:
            self._uid = uid
            early, self._early = self._early, []
            for name, values in early:
                self._take(name, values)
        self._look_later()

    def close(self) -> None:
        """Follow it no more; returns at once, from any thread."""
        self._closed = True
        self._end()

    def _end(self) -> None:
        # Without a lock, as this may happen in a __del__; counting is atomic.
        if next(self._ends) == 0:
            # An event may be calling back right now: Tango forbids to unsubscribe meanwhile.
            self._looks.do(self._unsubscribe)

    def _receive(self, name: str, event: EventData) -> None:
        with self._lock:
            if event.err:
                self._events_come = False
                self._tell_error(event.errors)
                return
            self._errors_told.clear()
            # What comes with a renewed subscription proves nothing.
            if name == self._protocol.status_attribute:
                self._events_come |= event.event_reason == EventReason.Update
            values = list(event.attr_value.value or ())
            if self._uid:
                self._take(name, values)
            else:
                self._early.append((name, values))

    def _take(self, name: str, values: Values) -> None:
        try:
            heard = self._protocol.readers[name](values, self._uid)
        except (ValueError, KeyError, TypeError):
            self._logger.exception("%s of %s cannot be read: %s", name, self._proxy, values)
            return
        if heard:
            self._found = None
        for item in heard:
            self._tell(self._following.hear(item))

    def _tell(self, news: Sequence[News]) -> None:
        for item in news:
            _callbacks.do(partial(self._call_back, item))
        if self._following.over:
            self._end()

    def _tell_error(self, errors: Sequence[DevError]) -> None:
        # Tango repeats the error every ten seconds or so, on every subscription.
        reason = errors[0].reason
        if reason not in self._errors_told and not self._following.over:
            self._errors_told.add(reason)
            self._tell([{"error": tuple(errors)}])

    def _call_back(self, news: News) -> None:
        if self._closed:
            return
        try:
            self._callback(**news)
        except Exception:
            self._logger.exception("the callback for %s failed on %s", self._uid, news)

    def _look_later(self) -> None:
        if not self._following.over:
            self._looks.do(self._look, self._pause)
        longest = CALM_PAUSE if self._events_come else LONGEST_PAUSE
        self._pause = min(2 * self._pause, longest)

    def _look(self) -> None:
        if self._closed or self._following.over:
            return
        try:
            status, found = inquire(self._proxy, self._protocol, self._uid)
        except DevFailed as failure:
            if in_vain(failure):
                return
            if not busy(failure):
                with self._lock:
                    self._events_come = False
                    self._tell_error(failure.args)
        # A device that speaks in another way is asked again, for its events may be clear.
        except (ValueError, KeyError, TypeError):
            self._logger.exception("what %s says of %s cannot be read", self._proxy, self._uid)
        else:
            with self._lock:
                self._weigh(status, found)
        self._look_later()

    def _weigh(self, status: TaskStatus, found: News | None) -> None:
        """Believe what a look has found, if the one before has found the same."""
        again, self._found = self._found is status, status
        if not again:
            self._pause = FIRST_LOOK
            return
        if found is not None:
            self._tell(self._following.hear(found))
            self._tell(self._following.hurry())
        elif not self._following.over:
            self._following.end()
            self._tell([{"error": (lost(self._proxy, self._uid),)}])

    def _unsubscribe(self) -> None:
        event_ids, self._event_ids = self._event_ids, []
        for event_id in event_ids:
            try:
                self._proxy.unsubscribe_event(event_id, green_mode=GreenMode.Synchronous)
            except DevFailed as failure:
                self._logger.debug("could not unsubscribe: %s", failure.args[0].desc)
        _callbacks.leave()
        self._looks.leave()
