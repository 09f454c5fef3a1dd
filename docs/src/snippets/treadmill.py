"""A treadmill, the device of the how-to pages."""

from typing import Any

from pace import Pace
from tango import DevState
from tango.server import Device, attribute, command

from ska_tango_examples.program.server import serve
from ska_tango_examples.shell.errors import tells_client
from ska_tango_examples.shell.states import announce_by_code, show


class Treadmill(Device):
    """Runs at the speed that a client chooses."""

    def init_device(self) -> None:
        """Stand still."""
        super().init_device()
        self._pace = Pace()
        announce_by_code(self, "speed")
        show(self, DevState.OFF, "Standing still: Start runs.")

    @attribute(dtype="DevDouble", unit="km/h")
    def speed(self) -> float:
        """How fast it runs, from 0 to 20 km/h."""
        return self._pace.speed

    @speed.write
    @tells_client
    def speed(self, value: float) -> None:
        """Run at another speed."""
        self._pace.change(value)
        self.push_change_event("speed", value)

    def is_Start_allowed(self) -> bool:
        """Allow Start in OFF only."""
        return self.get_state() == DevState.OFF

    @command
    def Start(self) -> None:
        """Run."""
        show(self, DevState.RUNNING, "Running.")

    def is_Stop_allowed(self) -> bool:
        """Allow Stop in RUNNING only."""
        return self.get_state() == DevState.RUNNING

    @command
    def Stop(self) -> None:
        """Stand still."""
        show(self, DevState.OFF, "Standing still: Start runs.")


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((Treadmill,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
