"""A station: it switches its tiles."""

from typing import Any

from tango.server import device_property

from ska_tango_base.executor import TaskExecutorComponentManager
from ska_tango_examples.program.server import serve
from ska_tango_examples.teams.long_running.team_device import TeamDevice


class Station(TeamDevice):
    """Switches tiles on and off, all at once, and tells as one what becomes of it.

    It does so for a controller as for any other client: commands wait for their turn.
    """

    tiles = device_property(
        dtype="DevVarStringArray",
        default_value=["test/lrctile/1", "test/lrctile/2"],
        doc="The tiles, each named once.",
    )
    command_timeout = device_property(
        dtype="DevDouble",
        default_value=10.0,
        doc="Seconds that On and Off may take, more than 0; shorter than those of a controller.",
    )

    def make_component_manager(self) -> TaskExecutorComponentManager:
        """Return what leads the tiles."""
        return self.lead("Station", "Tile", "tiles", self.tiles, self.command_timeout)


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((Station,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
