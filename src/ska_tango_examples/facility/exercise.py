"""Plays the short workout on every Tabata of a control system, all at the same time."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack

import tango

from ska_tango_examples.facility.errors import InterruptedStartError, WorkoutFailedError
from ska_tango_examples.facility.plan import ROLES, ShortWorkout
from ska_tango_examples.facility.proxy import Proxy
from ska_tango_examples.facility.system import ControlSystem
from ska_tango_examples.facility.workout import Starter, Workout

TABATAS = ("test/tabata/1", "test/asynctabata/1")
"""The devices that play a workout, as far as the deployment has them."""
_LOOK_INTERVAL = 0.1
_LONGEST = 3_600_000
"""Milliseconds for a command that lasts a whole workout; a stuck one is noticed long before."""
_PROPERTIES = {
    "prepare": ("prepCounter",),
    "work": ("workCounter",),
    "rest": ("restCounter",),
    # The second is the old name of the first.
    "cycles": ("cyclesCounter", "cycleCounter"),
    "tabatas": ("tabatasCounter",),
}


def tabatas_of(system: ControlSystem) -> list[str]:
    """The Tabatas that the system has."""
    devices = {d.name for instance in system.instances for d in instance.devices}
    return [name for name in TABATAS if name in devices]


def exercise(
    system: ControlSystem,
    plan: ShortWorkout,
    show: Callable[[Sequence[Workout]], None],
    stop: threading.Event,
) -> list[Workout]:
    """Play the workout to its end and check it; the devices get their settings back.

    Args:
        system: a running one.
        plan: what to play.
        show: is called about ten times a second with the workouts as they are.
        stop: gives up when somebody sets it.

    Returns:
        The workouts, each one exact.

    Raises:
        WorkoutFailedError: one was not exact, or is stuck.
        InterruptedStartError: `stop` was set.
    """
    try:
        return _play(system, plan, show, stop)
    except tango.DevFailed as failure:
        reasons = "; ".join(error.desc for error in failure.args)
        raise WorkoutFailedError(f"the workout broke off: {reasons}") from failure


def _play(
    system: ControlSystem,
    plan: ShortWorkout,
    show: Callable[[Sequence[Workout]], None],
    stop: threading.Event,
) -> list[Workout]:
    with ExitStack() as subscriptions:
        workouts = []
        for name in tabatas_of(system):
            tabata = system.factory.get_device(system.locate(name))
            counters = _counters_of(system, tabata)
            workouts.append(Workout(tabata, counters, plan, _starter(system, name)))
            subscriptions.callback(workouts[-1].end)
        while not _over(workouts):
            show(workouts)
            if stop.wait(_LOOK_INTERVAL):
                raise InterruptedStartError("stopped during the workout")
        for workout in workouts:
            workout.check()
        show(workouts)
        for workout in workouts:
            workout.restore()
    return workouts


def _over(workouts: Sequence[Workout]) -> bool:
    """Let every workout take note of what has happened; whether all are over."""
    over = [workout.look() for workout in workouts]
    return all(over)


def _starter(system: ControlSystem, name: str) -> Starter:
    """What starts a workout: Start, or Run in the background, which ends with the workout."""
    tabata = system.factory.get_device(system.locate(name))
    if "Run" not in tabata.get_command_list():
        return functools.partial(tabata.command_inout, "Start")
    waiting = system.factory.get_device(system.locate(name), tango.GreenMode.Futures)
    waiting.set_timeout_millis(_LONGEST)
    return functools.partial(waiting.command_inout, "Run", wait=False)


def _counters_of(system: ControlSystem, tabata: Proxy) -> dict[str, Proxy]:
    counters = {}
    for role in ROLES:
        names = tabata.get_property(list(_PROPERTIES[role]))
        named = [values[0] for values in names.values() if values]
        # Without a property the device takes the counter of this name.
        name = named[0] if named else f"test/counter/{role}"
        counters[role] = system.factory.get_device(system.locate(name))
    return counters
