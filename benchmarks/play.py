"""Plays workouts and leaves them alone meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import tango

from benchmarks.beats import Beats
from benchmarks.metronome import metronome
from benchmarks.workouts import Team
from ska_tango_examples.facility.plan import ROLES, ShortWorkout
from ska_tango_examples.facility.system import ControlSystem

_BEATEN = ("prepare", "work", "rest")
"""Each beat is a decrement of one of these counters."""
_LOOK_AGAIN = 0.05
_PATIENCE = 60.0
"""Seconds that workouts may take longer than they should."""


@dataclass(frozen=True)
class Played:
    """Beats that were played.

    Attributes:
        beats: all that belong together.
        seconds: from the call that started them to the last one.
    """

    beats: Beats
    seconds: float


@dataclass(frozen=True)
class Performance:
    """What was played at the same time.

    Attributes:
        workouts: in the order of their devices.
        bare: a loop that does nothing else, with the same timetable.
    """

    workouts: list[Played]
    bare: Played


def play(system: ControlSystem, team: Team, plan: ShortWorkout) -> Performance:
    """Play the same workout on all devices of a team at the same time, and a bare loop.

    Raises:
        RuntimeError: one was not exact, or did not come to its end.
    """
    proxies = [system.factory.get_device(system.locate(name)) for name in team.tabatas]
    for proxy in proxies:
        for role in ROLES:
            proxy.write_attribute(role, getattr(plan, role))
        proxy.set_timeout_millis(int((plan.ticks * team.interval + _PATIENCE) * 1000))
    starts, ends = [], []
    for proxy in proxies:
        starts.append(time.monotonic())
        ends.append(_start(proxy, team.kind.start))
    begin = time.monotonic()
    bare = metronome(team.interval, plan.ticks)
    for end in ends:
        end()
    workouts = [
        _played(system, team, name, plan.ticks, start)
        for name, start in zip(team.tabatas, starts, strict=True)
    ]
    return Performance(workouts, Played(bare, bare.last - begin))


def _start(proxy: Any, command: str) -> Callable[[], object]:
    """Start a workout and return what waits for its end."""
    if command == "Run":
        call = proxy.command_inout_asynch(command)
        return partial(proxy.command_inout_reply, call, int(_PATIENCE * 1000))
    proxy.command_inout(command)
    return partial(_await_rest, proxy)


def _await_rest(proxy: Any) -> None:
    deadline = time.monotonic() + _PATIENCE
    while (state := proxy.state()) == tango.DevState.ON and time.monotonic() < deadline:
        threading.Event().wait(_LOOK_AGAIN)
    if state != tango.DevState.OFF:
        raise RuntimeError(f"{proxy.dev_name()} is in {state}: {proxy.status()}")


def _played(system: ControlSystem, team: Team, tabata: str, ticks: int, start: float) -> Played:
    counters = team.counters_of(tabata)
    times: list[float] = []
    for role in _BEATEN:
        counter = system.factory.get_device(system.locate(counters[role]))
        recorded = counter.read_attribute("beats").value.tolist()
        times += (beat for beat in recorded if beat >= start)
    if len(times) != ticks:
        raise RuntimeError(f"{tabata} has played {len(times)} beats of {ticks}")
    beats = Beats(times, team.interval)
    return Played(beats, beats.last - start)
