"""A device whose values are told to clients, in order, whichever thread has changed them."""

import logging
import threading
from collections.abc import Mapping
from typing import Any

from tango import DevState
from tango.server import Device

from ska_tango_base.shell.announcer import Announcer

STATE = "State"
STATUS = "Status"
STARTING = "The device starts."


class AnnouncingDevice(Device):
    """Keeps what it shows of itself, and pushes change and archive events of it.

    ``show`` may be called by any thread: a read finds the new value at once, and the events
    come in the order of the changes, each with the value of its own change. State and Status
    are shown in the same way, by ``set_state`` and ``set_status``.
    """

    logger: logging.Logger
    _shown: dict[str, Any]

    def init_device(self) -> None:
        """Show nothing but INIT, and get ready to tell of news."""
        super().init_device()
        self.logger = logging.getLogger(self.get_name())
        # What clients were told before Init is no news to them afterwards.
        self._shown = getattr(self, "_shown", {STATE: DevState.INIT, STATUS: STARTING})
        self._showing = threading.Lock()
        self._lent = False
        self.promise_events(STATE, STATUS)
        for name in (STATE, STATUS):
            self._tell_tango(name, self._shown[name])
        self._announcer = Announcer(self, self.logger)

    def delete_device(self) -> None:
        """Push what is still to be told, then end the thread that does so."""
        self._announcer.end()
        super().delete_device()

    def promise_events(self, *attributes: str) -> None:
        """Tell Tango that change and archive events of ``attributes`` are pushed by code."""
        for name in attributes:
            self.set_change_event(name, True, False)
            self.set_archive_event(name, True, False)

    def show(self, name: str, value: Any) -> None:
        """Let the attribute ``name`` have ``value`` from now on; tell clients if it is new."""
        with self._showing:
            if name in self._shown and self._shown[name] == value:
                return
            self._shown[name] = value
            if not self._lent:
                self._tell_tango(name, value)
            self.announce(name, value)

    def shown(self, name: str) -> Any:
        """Return the value that the attribute ``name`` has."""
        return self._shown[name]

    def announce(self, name: str, value: Any) -> None:
        """Push events with ``value`` for the attribute ``name``, soon and in order."""
        self._announcer.announce(lambda: self._push(name, value))

    def set_state(self, state: DevState) -> None:
        """Be in ``state`` from now on."""
        self.show(STATE, state)

    def get_state(self) -> DevState:
        """Return the state that was set last."""
        return self.shown(STATE)

    def set_status(self, status: str) -> None:
        """Show ``status`` from now on."""
        self.show(STATUS, status)

    def get_status(self) -> str:
        """Return the status that was set last."""
        return str(self.shown(STATUS))

    def _tell_tango(self, name: str, value: Any) -> None:
        if name == STATE:
            super().set_state(value)
        elif name == STATUS:
            super().set_status(value)

    def _push(self, name: str, value: Any) -> None:
        if name not in (STATE, STATUS):
            self.push_change_event(name, value)
            self.push_archive_event(name, value)
            return
        # Tango pushes the state that it knows itself, whatever value it is given. So for the
        # time of a push it knows that of the event; no client looks at it meanwhile, since the
        # monitor is held, and nobody else may change it.
        self._let_tango_know({name: value}, lent=True)
        try:
            self.push_change_event(name)
            self.push_archive_event(name)
        finally:
            self._let_tango_know(self._shown, lent=False)

    def _let_tango_know(self, values: Mapping[str, Any], *, lent: bool) -> None:
        with self._showing:
            self._lent = lent
            for name in values.keys() & {STATE, STATUS}:
                self._tell_tango(name, values[name])
