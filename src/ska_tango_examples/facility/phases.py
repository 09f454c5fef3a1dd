"""The phases that a Tabata goes through, as its change events tell."""

from __future__ import annotations

import threading

import tango

from ska_tango_examples.facility.proxy import Proxy

_ATTRIBUTE = "running_state"


class PhaseWatch:
    """Collects the phases, each change once, until `end` is called.

    Attributes:
        seen: names of the phases in their order, the present one first.
        errors: what error events said.
    """

    def __init__(self, tabata: Proxy) -> None:
        self._tabata = tabata
        self._labels = list(tabata.get_attribute_config(_ATTRIBUTE).enum_labels)
        self.seen: list[str] = []
        self.errors: list[str] = []
        self._news = threading.Condition()
        self._subscription = tabata.subscribe_event(
            _ATTRIBUTE, tango.EventType.CHANGE_EVENT, self._take
        )

    def await_phases(self, phases: list[str], timeout: float) -> None:
        """Wait until just these have been seen, but no longer than `timeout` seconds."""
        with self._news:
            self._news.wait_for(lambda: self.seen == phases, timeout)

    def end(self) -> None:
        """End the subscription."""
        self._tabata.unsubscribe_event(self._subscription)

    def _take(self, event: tango.EventData) -> None:
        if event.err:
            self.errors.append(event.errors[0].desc)
            return
        with self._news:
            self._append(event)
            self._news.notify_all()

    def _append(self, event: tango.EventData) -> None:
        phase = self._labels[event.attr_value.value]
        if self.seen[-1:] != [phase]:
            self.seen.append(phase)
