"""What a view of the control system must be able to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from ska_tango_examples.facility.plan import ShortWorkout
from ska_tango_examples.facility.process import Process

if TYPE_CHECKING:
    from ska_tango_examples.facility.workout import Workout

States = Mapping[str, Mapping[str, str]]
"""State of each device by the name of its server: `{server: {device: "ON"}}`."""


class View(Protocol):
    """Shows a control system to its user."""

    @property
    def plan(self) -> ShortWorkout:
        """The workout that is worth watching in this view."""

    def tell(self, text: str) -> None:
        """Show one step of the start or of the end."""

    def up(self, tango_host: str, states: States) -> None:
        """Show that every device answers."""

    def playing(self, workouts: Sequence[Workout]) -> None:
        """Show how far the workouts are."""

    def exact(self, workouts: Sequence[Workout]) -> None:
        """Show that the workouts were exact."""

    def end(self) -> None:
        """Show that all servers have ended."""

    def stay(self) -> None:
        """Show how to end the system."""

    def states(self, states: States) -> None:
        """Show the states of all devices."""

    def lost(self, process: Process) -> None:
        """Show that a server has ended by itself."""
