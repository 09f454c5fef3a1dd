"""A tile: something that takes its time to be switched."""

from typing import Any

from tango.server import device_property

from ska_tango_base.executor import TaskExecutorComponentManager
from ska_tango_examples.core.switching import check_switch_time
from ska_tango_examples.program.server import serve
from ska_tango_examples.teams.long_running.device import LongRunningDevice
from ska_tango_examples.teams.long_running.tile_manager import TileComponentManager


class Tile(LongRunningDevice):
    """Pretends to switch some hardware on and off, and tells how far it is.

    Abort stops it at once; nobody knows then whether it is on or off, so its State is UNKNOWN.
    """

    switch_time = device_property(
        dtype="DevDouble",
        default_value=0.5,
        doc="Seconds that switching on or off takes, 0 or more.",
    )

    def make_component_manager(self) -> TaskExecutorComponentManager:
        """Return what switches the tile."""
        check_switch_time(self.switch_time)
        return TileComponentManager(self.switch_time, *self.base_arguments)


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((Tile,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
