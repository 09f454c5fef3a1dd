"""The pieces of the live view; all devices fit into a terminal of 80 columns and 24 lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from ska_tango_examples.cli.view import States
from ska_tango_examples.facility.plan import ROLES

if TYPE_CHECKING:
    from ska_tango_examples.facility.workout import Workout

_COLOURS = {
    "ON": "green",
    "OFF": "white",
    "STANDBY": "yellow",
    "RUNNING": "cyan",
    "MOVING": "cyan",
    "ALARM": "dark_orange",
    "FAULT": "bold red",
    "UNKNOWN": "grey50",
    "INIT": "blue",
    "DISABLE": "magenta",
}
_BAR_WIDTH = 26


def device_table(states: States) -> Table:
    """A row for each server: the devices of its instances, with each State in its colour."""
    table = Table("server", "devices", box=None, padding=(0, 2, 0, 0), header_style="bold")
    for server, devices in _by_server(states).items():
        table.add_row(server, _devices(devices))
    return table


def _by_server(states: States) -> dict[str, dict[str, str]]:
    """The instances of a server together: a row for each of them would be too many."""
    together: dict[str, dict[str, str]] = {}
    for instance, devices in states.items():
        together.setdefault(instance.partition("/")[0], {}).update(devices)
    return together


def _devices(devices: Mapping[str, str]) -> Text:
    """`test/counter/{work,rest} OFF`: neighbours of one family and one State together."""
    text = Text()
    for (family, state), group in groupby(devices.items(), key=_family_and_state):
        members = [device.rpartition("/")[2] for device, _ in group]
        several = f"{{{','.join(members)}}}"
        text.append(f"{family}/{members[0] if len(members) == 1 else several} ")
        text.append(f"{state} ", style=_COLOURS.get(state, "bold red"))
    return text


def _family_and_state(device: tuple[str, str]) -> tuple[str, str]:
    name, state = device
    return name.rpartition("/")[0], state


def workout_bars(workouts: Sequence[Workout]) -> Table:
    """The phase and the ticks of each workout, and a bar for what each counter has left."""
    bars = Table.grid(padding=(0, 2, 0, 0))
    bars.add_row("", *(cell for workout in workouts for cell in (_headline(workout), "")))
    for role in ROLES:
        bars.add_row(role, *(cell for workout in workouts for cell in _bar(workout, role)))
    return bars


def _headline(workout: Workout) -> Text:
    phase = workout.phases[-1] if workout.phases else ""
    return Text(f"{workout.name} {phase} {workout.done}/{workout.plan.ticks}", style="bold")


def _bar(workout: Workout, role: str) -> tuple[RenderableType, RenderableType]:
    left = workout.left.get(role, 0)
    total = getattr(workout.plan, role)
    bar = ProgressBar(total, left, width=_BAR_WIDTH, complete_style="cyan", finished_style="cyan")
    return bar, str(left)
