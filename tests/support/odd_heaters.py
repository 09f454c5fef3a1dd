"""Heaters that are not only that."""

from typing import Any

from tango import Except
from tango.server import attribute, command

from ska_tango_examples.basic_example.MultiDevice import Heater
from ska_tango_examples.shell.states import announce_by_code


class BusyHeater(Heater):
    """Has something else to do the first time that it is to be turned on after Init."""

    def init_device(self) -> None:
        self._is_busy = True
        super().init_device()

    @command
    def TurnOn(self) -> None:
        if self._is_busy:
            self._is_busy = False
            Except.throw_exception("Test_Busy", "busy for a moment", "BusyHeater.TurnOn")
        super().TurnOn()


class Stove(Heater):
    """Has a thermometer built in."""

    def init_device(self) -> None:
        super().init_device()
        self._temperature = 20.0
        announce_by_code(self, "temperature")

    @attribute(dtype="DevDouble")
    def temperature(self) -> float:
        return self._temperature

    @temperature.write
    def temperature(self, value: float) -> None:
        self._temperature = value
        self.push_change_event("temperature", value)


ODD_HEATERS: list[dict[str, Any]] = [
    {"class": BusyHeater, "devices": [{"name": "test/heater/busy"}]},
    {"class": Stove, "devices": [{"name": "test/stove/1"}]},
]
