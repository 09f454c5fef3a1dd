"""The ways in which a device hears of another one: calls, events, and a lifeline."""

import select
from collections.abc import Callable
from typing import Any

from tango import EventData

from ska_control_model import HealthState
from ska_tango_examples.core.team import Sighting
from ska_tango_examples.DevFactory import DevFactory
from ska_tango_examples.shell.peers import Subscription
from ska_tango_examples.shell.reconnect import call
from ska_tango_examples.teams.long_running.doorbell import Doorbell
from ska_tango_examples.teams.long_running.lifeline import Lifeline, address_of

NO_SERVER = "its server does not run"

_WATCHED = ("State", "healthState")


class _Hint(Subscription):
    """Change events, and their failures, as a hint that a look at the peer is due."""

    def doubt(self) -> None:
        """Subscribe anew the next time: who was lost may be a new process."""
        self._lost = True

    def _receive(self, event: EventData) -> None:
        super()._receive(event)
        if event.err:
            self._on_event(event)


class Link:
    """Keeps in touch with one device, for one thread.

    Args:
        name: the device, in any form that Tango knows.
        factory: where its proxy comes from.
        on_event: called in Tango's own event thread when something seems to have changed.
    """

    def __init__(self, name: str, factory: DevFactory, on_event: Callable[[], None]) -> None:
        self._name = name
        self._factory = factory
        self._hints = [_Hint(name, each, lambda _event: on_event(), factory) for each in _WATCHED]
        self._lifeline: Lifeline | None = None
        self._address: tuple[str, int] | None = None

    @property
    def proxy(self) -> Any:
        """What calls the device; it is the same one each time.

        Raises:
            DevFailed: the device cannot be found.
        """
        return self._factory.get_device(self._name)

    def wait(self, bell: Doorbell, timeout: float | None) -> bool:
        """Wait for the bell, for the end of the lifeline, or for ``timeout`` seconds.

        Returns:
            Whether the lifeline has ended.
        """
        waiting = select.poll()
        waiting.register(bell, select.POLLIN)
        if self._lifeline is not None:
            waiting.register(self._lifeline, select.POLLIN)
        ready = waiting.poll(None if timeout is None else timeout * 1000)
        return any(descriptor != bell.fileno() for descriptor, _ in ready)

    def server_runs(self) -> bool:
        """Say whether there is a server where the device was found last, and hold on to it.

        When the lifeline has ended, it may still be the same one: it merely closes a connection
        that was idle for long.
        """
        self.lose()
        if self._address is None:
            return True  # as far as is known
        try:
            self._lifeline = Lifeline(self._address)
        except OSError:
            return False
        return True

    def look(self, patient: bool) -> Sighting:
        """See how the device is, and that its news come.

        Args:
            patient: whether a device that is just back gets a second chance.

        Raises:
            DevFailed: it does not answer.
            OSError: its server cannot be reached.
        """
        # Before any call: who is not there is known at once, and Tango need not find it out.
        if self._lifeline is None:
            self._address = address_of(self.proxy)
            self._lifeline = Lifeline(self._address)
        if patient:
            call(self._renew_hints, harmless=True)
        else:
            self._renew_hints()
        health = self.proxy.read_attribute("healthState").value
        return Sighting(state=str(self.proxy.state()), health=HealthState(health))

    def _renew_hints(self) -> None:
        for hint in self._hints:
            hint.renew()

    def lose(self) -> None:
        """Let go of the device; the next look takes hold of it again."""
        for hint in self._hints:
            hint.doubt()
        if self._lifeline is not None:
            self._lifeline.close()
            self._lifeline = None

    def close(self) -> None:
        """Hear no more of the device."""
        self.lose()
        for hint in self._hints:
            hint.end()
