"""Three small classes in one server: a thermometer, a heater, and a thermostat that uses both.

They share a process, but talk by name, through Tango: each can move to a server of its own. Two
that call each other can wait for each other: here one calls, and the others send events.
"""

from typing import Any

from tango import DevState, EventData
from tango.server import Device, attribute, command, device_property

from ska_tango_examples.core.errors import BadConfiguration, PeerFailed
from ska_tango_examples.core.heating import check_wanted, heats
from ska_tango_examples.program.server import serve
from ska_tango_examples.shell.errors import calling_peer
from ska_tango_examples.shell.lookout import Lookout
from ska_tango_examples.shell.peers import HasPeers, PeerWatch, Subscription
from ska_tango_examples.shell.properties import CheckedProperties
from ska_tango_examples.shell.states import announce_by_code, show, show_misconfigured


class Thermometer(Device):
    """Tells the temperature of a room, which a client plays by writing it."""

    def init_device(self) -> None:
        """Be at 20 °C."""
        super().init_device()
        self._temperature = 20.0
        announce_by_code(self, "temperature")
        show(self, DevState.ON, "Measuring.")

    @attribute(dtype="DevDouble", unit="°C", min_value=-50, max_value=50)
    def temperature(self) -> float:
        """The temperature of the room, -50 to 50 °C; 20 °C at Init."""
        return self._temperature

    @temperature.write
    def temperature(self, value: float) -> None:
        """Let the room have this temperature."""
        self._temperature = value
        self.push_change_event("temperature", value)


class Heater(Device):
    """ON or OFF, as it is told; OFF at Init."""

    def init_device(self) -> None:
        """Do not heat."""
        super().init_device()
        announce_by_code(self)
        self.TurnOff()

    @command
    def TurnOn(self) -> None:
        """Heat."""
        show(self, DevState.ON, "Heating.")

    @command
    def TurnOff(self) -> None:
        """Heat no more."""
        show(self, DevState.OFF, "Not heating.")


class Thermostat(HasPeers, CheckedProperties):
    """RUNNING while it keeps a room at 20 °C, FAULT while another device is missing for that."""

    thermometer = device_property(dtype=str, default_value="test/thermometer/1", doc="To ask.")
    heater = device_property(dtype=str, default_value="test/heater/1", doc="To switch.")
    wanted = device_property(dtype="DevDouble", default_value=20, doc="The temperature, in °C.")

    def init_device(self) -> None:
        """Begin to listen to the thermometer and the heater."""
        super().init_device()
        self._lookout: Lookout | None = None
        announce_by_code(self)
        sources = [(self.thermometer, "temperature"), (self.heater, "State")]
        try:
            self.check_properties()
            check_wanted(self.wanted)
            news = [Subscription(*each, self._hear, self.peers) for each in sources]
        except BadConfiguration as problem:
            show_misconfigured(self, problem)
            return
        show(self, DevState.UNKNOWN, "Looking for the thermometer and the heater.")
        self._lookout = Lookout(self, PeerWatch(news), self._regulate)

    def delete_device(self) -> None:
        """Listen no more."""
        if self._lookout is not None:
            self._lookout.end()
        super().delete_device()

    def _hear(self, _event: EventData) -> None:
        if self._lookout is not None:
            self._lookout.nudge()

    def _regulate(self, loss: PeerFailed | None) -> None:
        if loss is None:
            show(self, DevState.RUNNING, self._switch())
        else:
            show(self, DevState.FAULT, f"{loss}. It is tried again until it works.")

    def _switch(self) -> str:
        with calling_peer(self.thermometer):
            degrees = self.peers.get_device(self.thermometer).read_attribute("temperature").value
        with calling_peer(self.heater):
            heater = self.peers.get_device(self.heater)
            heat = heats(degrees, self.wanted, heater.state() == DevState.ON)
            heater.command_inout("TurnOn" if heat else "TurnOff")
        return f"{degrees:g} °C: {'heating' if heat else 'not heating'}."


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((Thermometer, Heater, Thermostat), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
