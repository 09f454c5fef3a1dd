"""Other devices that a device listens to, watched so that none is lost unnoticed."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from tango import DevFailed, EnsureOmniThread, EventData, EventSubMode, EventType

from ska_tango_examples.core.device_name import short_name
from ska_tango_examples.core.errors import PeerFailed
from ska_tango_examples.DevFactory import DevFactory
from ska_tango_examples.shell.errors import first_cause
from ska_tango_examples.shell.first_subscription import subscribing

CHECK_PERIOD = 1.5
"""Seconds from one look at the peers to the next."""

FIRST_CHECK = 0.2
"""Seconds until the first look; it finds peers that start together with the device."""

ANSWER_TIMEOUT = 2.0
"""Seconds that a peer may take for an answer before it counts as lost."""


class HasPeers:
    """Mixin for a device that needs other devices."""

    @cached_property
    def peers(self) -> DevFactory:
        """The factory of this device, for as long as the device lives.

        Init keeps it: a proxy that is thrown away takes a lock of Tango's event system as it
        dies, and Python may let it die in any thread, such as the one that has to answer the
        call during which another thread holds that lock.

        A call that gets no answer is not sent again: a counter would count twice.
        """
        return DevFactory(timeout=ANSWER_TIMEOUT, resend=False)


class Subscription:
    """The change events of one attribute of a peer, subscribed again whenever they were lost.

    Events with an error are not passed on; they only mark the subscription as lost. There is no
    first event with the value at the time of the subscription: reading it would call the peer
    with a lock of Tango's event system held.

    Args:
        peer: name of the other device, in any form that Tango knows.
        attribute: the attribute whose change events are wanted.
        on_event: called with each event, in Tango's own event thread: it must return soon.
        factory: where the proxy comes from.
    """

    def __init__(
        self,
        peer: str,
        attribute: str,
        on_event: Callable[[EventData], None],
        factory: DevFactory,
    ) -> None:
        self.peer = short_name(peer)
        self._written = peer
        self._attribute = attribute
        self._on_event = on_event
        self._factory = factory
        self._event_id: int | None = None
        self._proxy: Any = None
        self._lost = False

    def renew(self) -> None:
        """See that the peer answers and that its events come.

        Raises:
            DevFailed: it does not answer, or does not offer such events.
        """
        try:
            self._proxy = self._factory.get_device(self._written)
            self._proxy.ping()
            if self._lost:
                self.end()
            if self._event_id is None:
                self._event_id = self._subscribe()
        except DevFailed:
            # A peer that comes back may be a new process that knows of no subscriber.
            self._lost = True
            raise

    def end(self) -> None:
        """Unsubscribe; no event is passed on afterwards."""
        event_id, self._event_id, self._lost = self._event_id, None, False
        if event_id is not None:
            self._proxy.unsubscribe_event(event_id)

    def _subscribe(self) -> int:
        with subscribing():
            event_id: int = self._proxy.subscribe_event(
                self._attribute, EventType.CHANGE_EVENT, self._receive, sub_mode=EventSubMode.Sync
            )
        return event_id

    def _receive(self, event: EventData) -> None:
        if event.err:
            self._lost = True
        else:
            self._on_event(event)


class PeerWatch:
    """Keeps a set of subscriptions alive and tells when a peer does not answer."""

    def __init__(self, subscriptions: Sequence[Subscription]) -> None:
        self._subscriptions = subscriptions

    def check(self, enough: Callable[[], bool]) -> PeerFailed | None:
        """Look at the peers, one after the other; return the first one that fails, if one does.

        It looks no further then, so that a loss is told of at once: several peers that hang may
        each keep it waiting for ``ANSWER_TIMEOUT``. Between two peers it asks ``enough`` whether
        to go on.
        """
        with EnsureOmniThread():
            for subscription in self._subscriptions:
                if enough():
                    break
                try:
                    subscription.renew()
                except DevFailed as failure:
                    return PeerFailed(subscription.peer, first_cause(failure))
            return None

    def close(self) -> None:
        """End every subscription."""
        for subscription in self._subscriptions:
            subscription.end()
