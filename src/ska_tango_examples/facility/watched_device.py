"""A device whose attributes are followed."""

from __future__ import annotations

import tango

from ska_tango_examples.facility.proxy import Proxy
from ska_tango_examples.facility.reading import Reading


class WatchedDevice:
    """Follows the attributes of a device: by change events where it sends them, else by reading.

    Within its `with` block events come in; without one, `look` reads everything.

    Attributes:
        readings: the latest reading of each attribute.
    """

    def __init__(self, device: Proxy) -> None:
        """Ask the device for its attributes.

        Raises:
            DevFailed: it does not answer.
        """
        self._device = device
        configurations = device.get_attribute_config_ex(list(device.get_attribute_list()))
        self._labels = {c.name: list(c.enum_labels) for c in configurations}
        self._by_event: dict[str, int] = {}
        self.readings: dict[str, Reading] = {}

    def look(self) -> dict[str, Reading]:
        """Read what no event brings; the latest reading of each attribute is returned."""
        names = [name for name in self._labels if name not in self._by_event]
        try:
            answers = self._device.read_attributes(names) if names else []
        except tango.DevFailed as failure:
            self.readings.update(dict.fromkeys(names, Reading.failed(failure)))
        else:
            for answer in answers:
                self.readings[answer.name] = Reading.of(answer, self._labels[answer.name])
        return {name: self.readings[name] for name in self._labels if name in self.readings}

    def __enter__(self) -> WatchedDevice:
        for name in self._labels:
            try:
                self._by_event[name] = self._device.subscribe_event(
                    name, tango.EventType.CHANGE_EVENT, self._take
                )
            except tango.DevFailed:
                # It sends no change events of this one: `look` reads it.
                continue
        return self

    def __exit__(self, *_: object) -> None:
        for subscription in self._by_event.values():
            self._device.unsubscribe_event(subscription)
        self._by_event.clear()

    def _take(self, event: tango.EventData) -> None:
        name = event.attr_name.rpartition("/")[2].partition("#")[0]
        known = {attribute.lower(): attribute for attribute in self._labels}
        attribute = known[name.lower()]
        if event.err:
            self.readings[attribute] = Reading.failed(tango.DevFailed(*event.errors))
        else:
            self.readings[attribute] = Reading.of(event.attr_value, self._labels[attribute])
