"""On through three levels: what does it take beside the time of the tiles?"""

from __future__ import annotations

from statistics import median

from benchmarks.one_command import duration
from benchmarks.original_set import CHART
from benchmarks.report import Goal, Report, Row
from benchmarks.system import running
from ska_tango_examples.deployment import load_chart

_COLUMNS = _CONTROLLER, _TILE = "LRController", "Tile"
_DEVICES = {_CONTROLLER: "test/lrccontroller/1", _TILE: "test/lrctile/1"}
_PATIENCE = 20.0
_MOST_BESIDE = 0.3


def measure(*, quick: bool) -> Report:
    """Turn the controller of the chart on, and one of its tiles, in turns.

    The controller has two stations, and each of these two tiles, in three servers.
    """
    times = 1 if quick else 20
    servers = [server for server in load_chart(CHART) if server.name == "longrunning"]
    with running(servers) as system:
        proxies = {
            column: system.factory.get_device(system.locate(name))
            for column, name in _DEVICES.items()
        }
        (written,) = proxies[_TILE].get_property("switch_time")["switch_time"]
        # The first one finds devices that have just started; it does not count.
        duration(proxies[_CONTROLLER], _PATIENCE)
        seconds: dict[str, list[float]] = {column: [] for column in _COLUMNS}
        for _ in range(times):
            for column, proxy in proxies.items():
                seconds[column].append(duration(proxy, _PATIENCE))
    total = {column: median(found) for column, found in seconds.items()}
    beside = {column: found - float(written) for column, found in total.items()}
    worst = {column: max(found) - float(written) for column, found in seconds.items()}
    return Report(
        f"On through three levels, with tiles that take {written} s, {times} times",
        _COLUMNS,
        [
            Row("On, median", "s", total, total[_CONTROLLER] / total[_TILE]),
            Row("more than the tiles take, median", "s", beside),
            Row("more than the tiles take, worst", "s", worst),
        ],
        [
            Goal(
                "On of the controller, more than the tiles take, s",
                beside[_CONTROLLER],
                _MOST_BESIDE,
            )
        ],
    )
