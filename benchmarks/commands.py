"""Long-running commands: what a device for them costs, how long one takes, how many get lost."""

from __future__ import annotations

import time
from collections.abc import Sequence
from statistics import median
from typing import Any

from benchmarks.bare_start import start
from benchmarks.beats import percentile
from benchmarks.one_command import Command, duration
from benchmarks.report import Goal, Report, Row
from benchmarks.system import device_server, own_class, running
from ska_tango_examples.deployment import DeviceServer
from ska_tango_examples.facility.system import ControlSystem

_COLUMNS = _BASE, _BARE = "SKABaseDevice", "bare device"
_PATIENCE = 60.0
_MORE_TO_START = 50.0
_MOST_FOR_NOTHING = 10.0


def measure(*, quick: bool) -> Report:
    """Measure a device that has nothing to do, beside one that has nothing."""
    starts, trips, devices, queued = (1, 5, 2, 3) if quick else (10, 500, 20, 100)
    seconds = _starts(starts)
    servers = [_server("Idle", "idle.Idle", devices), _server("Empty", "empty.Empty", 1)]
    with running(servers) as system:
        idle = _proxies(system, servers[0])
        (empty,) = _proxies(system, servers[1])
        nothing = {_BASE: _nothing(idle[0], trips), _BARE: _increments(empty, trips)}
        one, all_of_them = _lost(idle[:1], queued), _lost(idle, queued)
    more = (seconds[_BASE] - seconds[_BARE]) * 1000
    p50 = {column: percentile(found, 50) * 1000 for column, found in nothing.items()}
    p99 = {column: percentile(found, 99) * 1000 for column, found in nothing.items()}
    return Report(
        f"Long-running commands that do nothing: {queued} at a time, to 1 device and to {devices}",
        _COLUMNS,
        [
            Row("start of a server, median", "s", seconds, seconds[_BASE] / seconds[_BARE]),
            Row("a command, p50", "ms", p50),
            Row("a command, p99", "ms", p99),
            Row("to one device, time for all", "s", {_BASE: one[1]}),
            Row("to one device, lost", "", {_BASE: one[0]}),
            Row("to each device, time for all", "s", {_BASE: all_of_them[1]}),
            Row("to each device, lost", "", {_BASE: all_of_them[0]}),
        ],
        [
            Goal("start, more than a bare device, ms", more, _MORE_TO_START),
            Goal("a command from submission to COMPLETED, p50, ms", p50[_BASE], _MOST_FOR_NOTHING),
            Goal("commands lost", one[0] + all_of_them[0], 0),
        ],
    )


def _starts(times: int) -> dict[str, float]:
    found: dict[str, list[float]] = {column: [] for column in _COLUMNS}
    for _ in range(times):
        found[_BASE].append(start("idle", "Idle"))
        found[_BARE].append(start("empty", "Empty"))
    return {column: median(seconds) for column, seconds in found.items()}


def _server(name: str, device_class: str, devices: int) -> DeviceServer:
    names = {f"bench/{name.lower()}/{number}": {} for number in range(devices)}
    return device_server(name, own_class(device_class), {"bench": names})


def _proxies(system: ControlSystem, server: DeviceServer) -> list[Any]:
    return [
        system.factory.get_device(system.locate(device.name))
        for instance in server.server.instances
        for device_class in instance.classes
        for device in device_class.devices
    ]


def _nothing(proxy: Any, times: int) -> list[float]:
    return [duration(proxy, _PATIENCE) for _ in range(times)]


def _increments(proxy: Any, times: int) -> list[float]:
    found = []
    for _ in range(times):
        begin = time.perf_counter()
        proxy.increment()
        found.append(time.perf_counter() - begin)
    return found


def _lost(proxies: Sequence[Any], each: int) -> tuple[int, float]:
    """Send commands to all devices without waiting; how many did not complete, and how long."""
    begin = time.monotonic()
    sent = [Command(proxy) for _ in range(each) for proxy in proxies]
    deadline = time.monotonic() + _PATIENCE
    completed = sum(command.completed(deadline) for command in sent)
    return len(sent) - completed, time.monotonic() - begin
