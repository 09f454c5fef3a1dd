"""What a server has done, in the words of Prometheus."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from ska_tango_examples.program.health.counting import COMMAND, EVENT, READ, WRITE, Count, Counts

# By kind: the metric, what it says, and what it calls the name of the command or attribute.
_ASKED = {
    COMMAND: (
        "tango_commands",
        "Commands that clients called, State and Status excepted.",
        "command",
    ),
    READ: ("tango_attribute_reads", "Reads of attributes, by clients or by polling.", "attribute"),
    WRITE: ("tango_attribute_writes", "Writes of attributes.", "attribute"),
    EVENT: ("tango_events_pushed", "Events that the code of the device has pushed.", "attribute"),
}


class Metrics:
    """The metrics of this process.

    Args:
        counts: what was counted so far.
        devices: returns the devices of this process.
    """

    def __init__(self, counts: Counts, devices: Callable[[], Sequence[Any]]) -> None:
        self._counts = counts
        self._devices = devices
        self._registry = CollectorRegistry()
        self._registry.register(self)
        ProcessCollector(registry=self._registry)

    content_type = CONTENT_TYPE_LATEST

    def text(self) -> bytes:
        """Return all metrics as Prometheus reads them."""
        return generate_latest(self._registry)

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics of the devices, for the registry."""
        counts = self._counts.now()
        for kind, (metric, about, what) in _ASKED.items():
            family = CounterMetricFamily(metric, about, labels=("device", what))
            for each in counts:
                if each.kind == kind:
                    family.add_metric((each.device, each.name), each.asked)
            yield family
        yield _errors(counts)
        yield self._beats()

    def _beats(self) -> Metric:
        about = "Seconds since the last beat of a course that is being played."
        family = GaugeMetricFamily("tango_seconds_since_beat", about, labels=("device",))
        for device in self._devices():
            since = getattr(device, "seconds_since_beat", lambda: None)()
            if since is not None:
                family.add_metric((device.get_name(),), since)
        return family


def _errors(counts: Sequence[Count]) -> Metric:
    about = "Commands, reads and writes that were refused or have failed."
    family = CounterMetricFamily("tango_errors", about, labels=("device", "operation", "name"))
    for each in counts:
        if each.kind != EVENT:
            family.add_metric((each.device, each.kind, each.name), each.failed)
    return family
