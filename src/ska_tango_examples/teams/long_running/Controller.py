"""A controller: it switches its stations, which switch their tiles."""

from typing import Any

from tango.server import device_property

from ska_tango_base.executor import TaskExecutorComponentManager
from ska_tango_examples.program.server import serve
from ska_tango_examples.teams.long_running.team_device import TeamDevice


class LRController(TeamDevice):
    """Switches stations on and off, all at once, and tells as one what becomes of it.

    On and Off answer at once with the identifier of a long running command; its result comes as
    an event when all stations have ended, or when the first one has failed. Abort ends what is
    going on here and below.
    """

    stations = device_property(
        dtype="DevVarStringArray",
        default_value=["test/lrcstation/1"],
        doc="The stations, each named once.",
    )
    command_timeout = device_property(
        dtype="DevDouble",
        default_value=15.0,
        doc="Seconds that On and Off may take, more than 0; longer than those of the stations.",
    )

    def make_component_manager(self) -> TaskExecutorComponentManager:
        """Return what leads the stations."""
        return self.lead("Controller", "Station", "stations", self.stations, self.command_timeout)


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((LRController,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
