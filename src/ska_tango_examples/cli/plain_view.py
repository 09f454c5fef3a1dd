"""Plain lines for a pipe or a log: one line for each thing that happens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from ska_tango_examples.cli.view import States
from ska_tango_examples.facility.plan import ShortWorkout
from ska_tango_examples.facility.process import Process

if TYPE_CHECKING:
    from ska_tango_examples.facility.workout import Workout


class PlainView:
    """Writes lines, and nothing twice."""

    plan = ShortWorkout()

    def __init__(self, console: Console) -> None:
        self._console = console
        self._shown: dict[str, int] = {}
        self._last: States = {}

    def tell(self, text: str) -> None:
        """Write the step."""
        self._console.print(text, soft_wrap=True)

    def up(self, tango_host: str, states: States) -> None:
        """Write each device with its State, then the TANGO_HOST."""
        self.states(states)
        devices = sum(len(of_server) for of_server in states.values())
        self.tell(f"all {devices} devices answer; export TANGO_HOST={tango_host}")

    def playing(self, workouts: Sequence[Workout]) -> None:
        """Write each phase when it begins."""
        for workout in workouts:
            before = self._shown.get(workout.name, 0)
            for phase in workout.phases[before:]:
                self.tell(f"{workout.name} {phase}, {workout.done}/{workout.plan.ticks} ticks")
            self._shown[workout.name] = max(before, len(workout.phases))

    def exact(self, workouts: Sequence[Workout]) -> None:
        """Write one line for each workout."""
        for workout in workouts:
            self.tell(f"{workout.name} workout exact: {workout.done} ticks")

    def end(self) -> None:
        """Say that all servers have ended."""
        self.tell("all servers have ended")

    def stay(self) -> None:
        """Say how to end it."""
        self.tell("running; `ska-tango-examples down` ends it")

    def states(self, states: States) -> None:
        """Write the states that have changed."""
        for server, devices in states.items():
            for device, state in devices.items():
                if self._last.get(server, {}).get(device) != state:
                    self.tell(f"{server} {device} {state}")
        self._last = states

    def lost(self, process: Process) -> None:
        """Write how it ended and where its log is."""
        self.tell(f"{process.name} ended with {process.fate()}; its log is {process.job.log}")

    def __enter__(self) -> PlainView:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left to tidy up."""
