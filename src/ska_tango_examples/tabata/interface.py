"""What ``Tabata`` and ``AsyncTabata`` show to their clients alike."""

from collections.abc import Callable
from typing import Any

from tango import DevState
from tango.server import attribute, device_property

from ska_tango_examples.core.errors import NotAllowed
from ska_tango_examples.core.plan import Plan
from ska_tango_examples.core.workout import RunningState, Workout, WorkoutRole
from ska_tango_examples.shell.course_face import CourseFace
from ska_tango_examples.shell.ensemble import Ensemble
from ska_tango_examples.shell.errors import tells_client

DEFAULTS = {
    WorkoutRole.PREPARE: 10,
    WorkoutRole.WORK: 20,
    WorkoutRole.REST: 10,
    WorkoutRole.CYCLES: 8,
    WorkoutRole.TABATAS: 1,
}
DEFAULT_CYCLES_COUNTER = "test/counter/cycles"

Adapt = Callable[[Callable[..., Any]], Callable[..., Any]]


def _counter(default: str, doc: str) -> device_property:
    return device_property(dtype="DevString", default_value=default, doc=doc)


class WorkoutInterface(CourseFace):
    """The properties of a workout device: its five counters and its pace."""

    prepCounter = _counter("test/counter/prepare", "Counts the time to prepare.")
    workCounter = _counter("test/counter/work", "Counts the time to work.")
    restCounter = _counter("test/counter/rest", "Counts the time to rest.")
    cyclesCounter = _counter(DEFAULT_CYCLES_COUNTER, "Counts the cycles of work and rest.")
    cycleCounter = _counter(
        DEFAULT_CYCLES_COUNTER,
        "Old name of cyclesCounter; it is used only while cyclesCounter has its default.",
    )
    tabatasCounter = _counter("test/counter/tabatas", "Counts the tabatas.")
    sleep_time = device_property(
        dtype="DevFloat", default_value=1, doc="Seconds from beat to beat, 0 or more."
    )

    ANNOUNCED = ("running_state",)

    workout: Workout
    _shown_phase: RunningState

    def make_ensemble(self) -> Ensemble[WorkoutRole]:
        """Return a fresh workout with its counters."""
        self.workout = Workout(Plan(DEFAULTS))
        self._shown_phase = self.workout.phase
        return Ensemble(
            self.workout, self._counter_names(), self.sleep_time, self.peers, self.news
        )

    def change_setting(self, role: WorkoutRole, value: int) -> None:
        """Set one of the five numbers of the workout.

        Raises:
            NotAllowed: a workout is being played.
            OutOfRange: the value is not from 1 to 32767.
        """
        if self.get_state() == DevState.ON:
            raise NotAllowed(f"{role.value} cannot be changed during a workout: call Stop first")
        self.workout.plan.change(role, value, role.value)

    def show_progress(self) -> None:
        """Push the phase to the clients if it is another one than they know."""
        if self.workout.phase is not self._shown_phase:
            self._shown_phase = self.workout.phase
            self.push_change_event("running_state", self._shown_phase)

    def _counter_names(self) -> dict[WorkoutRole, str]:
        renamed = self.cyclesCounter != DEFAULT_CYCLES_COUNTER
        return {
            WorkoutRole.PREPARE: self.prepCounter,
            WorkoutRole.WORK: self.workCounter,
            WorkoutRole.REST: self.restCounter,
            WorkoutRole.CYCLES: self.cyclesCounter if renamed else self.cycleCounter,
            WorkoutRole.TABATAS: self.tabatasCounter,
        }


def as_it_is(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return the method unchanged: what a synchronous device needs."""
    return method


def setting(role: WorkoutRole, adapt: Adapt = as_it_is) -> attribute:
    """Return the read-write attribute for one of the five numbers of a workout.

    Args:
        role: which one.
        adapt: makes of a plain method what the device's green mode calls for.
    """

    def read(device: WorkoutInterface) -> int:
        return device.workout.plan[role]

    def write(device: WorkoutInterface, value: int) -> None:
        device.change_setting(role, value)

    write.__name__ = f"write_{role.value}"
    return attribute(
        fget=adapt(read),
        fset=adapt(tells_client(write)),
        dtype="DevUShort",
        doc=f"Where the {role.value} counter starts, from 1 to 32767; not to be written in ON.",
    )


def phase(adapt: Adapt = as_it_is) -> attribute:
    """Return the read-only attribute for the phase of a workout."""

    def read(device: WorkoutInterface) -> RunningState:
        return device.workout.phase

    return attribute(fget=adapt(read), dtype=RunningState, doc="The phase of the workout.")
