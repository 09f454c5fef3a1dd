"""Tiles that misbehave on purpose."""

from collections.abc import Callable
from threading import Event
from typing import Any

from tango.server import device_property

from ska_control_model import PowerState, ResultCode, TaskStatus
from ska_tango_base.executor import TaskExecutorComponentManager
from ska_tango_examples.teams.long_running.Tile import Tile
from ska_tango_examples.teams.long_running.tile_manager import TileComponentManager


class OddManager(TileComponentManager):
    """Switches a tile in a manner of its own.

    Args:
        manner: one of the names in ``MANNERS``, or "rejects".
        others: as for a tile.
    """

    def __init__(self, manner: str, *others: Any) -> None:
        super().__init__(0.0, *others)
        self._manner = manner

    def on(self, task_callback: Any = None) -> tuple[TaskStatus, str]:
        if self._manner == "rejects":
            return TaskStatus.REJECTED, "there is no supply"
        return super().on(task_callback)

    def switch(self, command: str, power: PowerState, task_callback: Any, aborted: Event) -> None:
        if command == "Off":
            super().switch(command, power, task_callback, aborted)
        else:
            MANNERS[self._manner](task_callback, aborted)


def fail(task_callback: Any, _aborted: Event) -> None:
    task_callback(status=TaskStatus.FAILED, result=(ResultCode.FAILED, "a fuse has blown"))


def crash(_task_callback: Any, _aborted: Event) -> None:
    raise ZeroDivisionError("no time to divide")


def forget_to_end(_task_callback: Any, _aborted: Event) -> None:
    """Return without a last status."""


def never_end(task_callback: Any, aborted: Event) -> None:
    aborted.wait()
    task_callback(status=TaskStatus.ABORTED, result=(ResultCode.ABORTED, "by hand"))


MANNERS: dict[str, Callable[[Any, Event], None]] = {
    "fails": fail,
    "crashes": crash,
    "forgets": forget_to_end,
    "never-ends": never_end,
}


class OddTile(Tile):
    manner = device_property(dtype=str, default_value="fails")

    def make_component_manager(self) -> TaskExecutorComponentManager:
        return OddManager(self.manner, *self.base_arguments)
