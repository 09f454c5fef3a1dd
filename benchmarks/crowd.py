"""A crowd: 50 AsyncTabatas in one process, their 250 counters in another, 10 beats a second."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import psutil

from benchmarks.beats import percentile
from benchmarks.memory import proportional_memory
from benchmarks.play import play
from benchmarks.report import Report, Row
from benchmarks.system import running
from benchmarks.workouts import ASYNC, Kind, Team, servers_of
from ska_tango_examples.facility.plan import ShortWorkout
from ska_tango_examples.facility.system import ControlSystem

_INTERVAL = 0.1
_PLAN = ShortWorkout(prepare=10, work=14, rest=6, cycles=5, tabatas=1)
_QUICK_PLAN = ShortWorkout(prepare=1, work=1, rest=1, cycles=2, tabatas=1)
_COUNTERS = 5


def measure(*, quick: bool) -> Report:
    """Play on counters in asyncio, as the chart has them, and on the others."""
    kinds = {"AsyncCounters": ASYNC}
    size, plan = 3, _QUICK_PLAN
    if not quick:
        kinds["Counters"] = replace(ASYNC, counter="recorded.RecordedCounter")
        size, plan = 50, _PLAN
    found = {name: _measure(kind, size, plan) for name, kind in kinds.items()}
    rows = [
        Row(what, unit, {name: figures[what, unit] for name, figures in found.items()})
        for what, unit in found["AsyncCounters"]
    ]
    title = f"{size} AsyncTabatas, {1 / _INTERVAL:.0f} beats/s, {size * plan.ticks} beats in all"
    return Report(title, list(kinds), rows)


def _measure(kind: Kind, size: int, plan: ShortWorkout) -> dict[tuple[str, str], float]:
    crowd, lone = Team(kind, "crowd", size, _INTERVAL), Team(kind, "lone", 1, _INTERVAL)
    with running(servers_of([crowd, lone])) as system:
        processes = [psutil.Process(pid) for pid in crowd.process_ids(system)]
        before, begin = [_seconds_of(process) for process in processes], time.monotonic()
        performance = play(system, crowd, plan)
        took = time.monotonic() - begin
        used = [_seconds_of(p) - b for p, b in zip(processes, before, strict=True)]
        memory = _memory_per_device(system, crowd, lone)
    runs = performance.workouts
    delays = [beat for run in runs for beat in run.beats.delays]
    return {
        ("beats missed", ""): sum(run.beats.missed for run in runs),
        ("delay of a beat, p99", "ms"): percentile(delays, 99) * 1000,
        ("delay of a beat, worst", "ms"): max(delays) * 1000,
        ("the same of a bare loop, worst", "ms"): max(performance.bare.beats.delays) * 1000,
        ("processor, AsyncTabatas", "%"): used[0] / took * 100,
        ("processor, counters", "%"): used[1] / took * 100,
        ("memory of an AsyncTabata", "KiB"): memory[0] * 1024,
        ("memory of a counter", "KiB"): memory[1] * 1024,
    }


def _seconds_of(process: psutil.Process) -> float:
    """Processor time that a process has used."""
    times = process.cpu_times()
    return float(times.user + times.system)


def _memory_per_device(system: ControlSystem, crowd: Team, lone: Team) -> Sequence[float]:
    """What one more device costs in each of the two servers, in MiB."""
    more = crowd.size - lone.size
    pairs = zip(crowd.process_ids(system), lone.process_ids(system), (1, _COUNTERS), strict=True)
    return [
        (proportional_memory([many]) - proportional_memory([few])) / (more * counters)
        for many, few, counters in pairs
    ]
