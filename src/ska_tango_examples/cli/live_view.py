"""The live view of the control system in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.spinner import Spinner
from rich.text import Text

from ska_tango_examples.cli.panels import device_table, workout_bars
from ska_tango_examples.cli.view import States
from ska_tango_examples.facility.plan import ShortWorkout
from ska_tango_examples.facility.process import Process

if TYPE_CHECKING:
    from ska_tango_examples.facility.workout import Workout


class LiveView:
    """Redraws one picture: the devices with their States, the workouts, what to do next."""

    plan = ShortWorkout(prepare=5, work=8, rest=4, cycles=3)

    def __init__(self, console: Console) -> None:
        self._host = Text("")
        self._step: RenderableType = Text("")
        self._states: States = {}
        self._workouts: Sequence[Workout] = ()
        self._live = Live(console=console, get_renderable=self._draw, refresh_per_second=10)

    def tell(self, text: str) -> None:
        """Show the step beside a spinner."""
        self._step = Spinner("dots", Text(text))

    def up(self, tango_host: str, states: States) -> None:
        """Show the table of devices."""
        self._host = Text(f"TANGO_HOST={tango_host}", style="bold")
        self._states = states

    def playing(self, workouts: Sequence[Workout]) -> None:
        """Show a bar for each counter."""
        self._workouts = workouts
        self.tell("a short workout")

    def exact(self, workouts: Sequence[Workout]) -> None:
        """Show the ticks that were counted, in place of the bars: all devices fit in again."""
        self._workouts = ()
        exact = ", ".join(f"{workout.name} {workout.done} ticks" for workout in workouts)
        self._step = Text(f"✓ exact: {exact}", style="green")

    def end(self) -> None:
        """Leave a picture without anything that moves."""
        self._step = Text("all servers have ended")

    def stay(self) -> None:
        """Show how to end the system."""
        self._host.append("   Ctrl-C ends all servers", style="not bold")

    def states(self, states: States) -> None:
        """Show the states as they are now."""
        self._states = states

    def lost(self, process: Process) -> None:
        """Write above the picture how it ended, so that it stays to be read."""
        self._live.console.print(
            f"{process.name} ended with {process.fate()}; its log is {process.job.log}",
            style="red",
            soft_wrap=True,
        )

    def __enter__(self) -> LiveView:
        self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def _draw(self) -> RenderableType:
        """What matters most stands on top: a low terminal cuts the picture off below."""
        parts = [self._host, self._step]
        if self._workouts:
            parts.append(workout_bars(self._workouts))
        if self._states:
            parts.append(device_table(self._states))
        return Group(*parts)
