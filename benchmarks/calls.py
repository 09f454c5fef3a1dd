"""Round trips to a Counter, beside an empty device and, where installed, the C++ TangoTest."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks.machine import one_processor
from benchmarks.report import Goal, Report, Row
from benchmarks.system import Devices, device_server, own_class, program, running
from benchmarks.trips import Call, Trips, in_turns
from ska_tango_examples.deployment import DeviceServer
from ska_tango_examples.facility.system import ControlSystem

_MOST = 1.05
_PERCENTS = (50, 99)


@dataclass(frozen=True)
class _Kind:
    """A class of devices, each in a process of its own, and what their clients call."""

    name: str
    server: DeviceServer
    command: tuple[Any, ...] = ("increment",)
    attribute: str = "value"

    def commands(self, system: ControlSystem) -> list[Call]:
        return [partial(proxy.command_inout, *self.command) for proxy in self._proxies(system)]

    def reads(self, system: ControlSystem) -> list[Call]:
        return [partial(proxy.read_attribute, self.attribute) for proxy in self._proxies(system)]

    def _proxies(self, system: ControlSystem) -> Iterator[Any]:
        for device in _devices(self.server.server.name, self.server.instances).values():
            yield system.factory.get_device(system.locate(next(iter(device))))


def measure(*, quick: bool) -> Report:
    """Call the devices in turns.

    Two processes of the same program differ by some percent, so each class has several.
    """
    processes, turns = (1, 2) if quick else (3, 40)
    kinds = list(_kinds([str(number) for number in range(processes)]))
    with one_processor(), running([kind.server for kind in kinds]) as system:
        found = {
            "increment": in_turns([kind.commands(system) for kind in kinds], turns),
            "read of value": in_turns([kind.reads(system) for kind in kinds], turns),
        }
    names = [kind.name for kind in kinds]
    return Report(
        "Round trips to a Counter and to an empty device, all on one processor",
        names,
        [row for what, trips in found.items() for row in _rows(what, names, trips)],
        [
            Goal(f"p{percent} of {what}, Counter to Empty", counter.ratio(empty, percent), _MOST)
            for what, (counter, empty, *_) in found.items()
            for percent in _PERCENTS
        ],
    )


def _kinds(instances: Sequence[str]) -> Iterator[_Kind]:
    """Our device first, then the empty one."""
    counter = "ska_tango_examples.counter.Counter.Counter"
    for name, entry in (("Counter", counter), ("Empty", own_class("empty.Empty"))):
        yield _Kind(name, device_server(name, entry, _devices(name, instances)))
    # Debian keeps its device servers out of the PATH.
    path = shutil.which("TangoTest") or shutil.which("TangoTest", path="/usr/lib/tango")
    if path:
        server = program("TangoTest", path, "TangoTest", _devices("TangoTest", instances))
        yield _Kind("TangoTest", server, ("DevShort", 1), "short_scalar_ro")


def _devices(name: str, instances: Sequence[str]) -> dict[str, Devices]:
    return {instance: {f"bench/{name.lower()}/{instance}": {}} for instance in instances}


def _rows(what: str, names: Sequence[str], trips: Sequence[Trips]) -> Iterator[Row]:
    for percent in _PERCENTS:
        values = [trip.percentile(percent) for trip in trips]
        ratio = trips[0].ratio(trips[1], percent)
        yield Row(f"{what}, p{percent}", "µs", dict(zip(names, values, strict=True)), ratio)
