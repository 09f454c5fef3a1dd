"""Start of the whole system: servers forked from one process, or an interpreter for each."""

from __future__ import annotations

from benchmarks import original_set
from benchmarks.report import Goal, Report, Row
from benchmarks.whole_system import Start, start

_COLUMNS = _FORKED, _ALONE = "forked", "alone"


def measure(*, quick: bool) -> Report:
    """Start the servers that the original has both ways, in turns.

    The best start of each is shown, since whatever else the machine does only makes it worse.
    """
    settings = _two_servers() if quick else original_set.settings()
    starts: dict[str, list[Start]] = {column: [] for column in _COLUMNS}
    for _ in range(1 if quick else 3):
        for column, found in starts.items():
            found.append(start(settings, fork=column == _FORKED))
    time = {column: min(one.seconds for one in found) for column, found in starts.items()}
    memory = {column: min(one.mebibytes for one in found) for column, found in starts.items()}
    time_ratio, memory_ratio = (each[_FORKED] / each[_ALONE] for each in (time, memory))
    servers = starts[_FORKED][0].servers
    return Report(
        f"Start of a database and {servers} servers, forked or each alone",
        _COLUMNS,
        [
            Row("time until every device answers", "s", time, time_ratio),
            Row("proportional memory", "MiB", memory, memory_ratio),
        ],
        [
            Goal("time, forked to alone", time_ratio, 1 / 3),
            Goal("memory, forked to alone", memory_ratio, 1 / 2),
        ],
    )


def _two_servers() -> list[str]:
    """The part of them that is up soonest."""
    return [*original_set.settings(), "global.instances={powersupply1,powersupply2}"]
