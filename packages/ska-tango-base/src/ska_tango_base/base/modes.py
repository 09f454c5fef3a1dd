"""What a device shows of itself beside its state: health, modes, and what it was told to be."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from tango.server import attribute

from ska_control_model import ControlMode, HealthState, SimulationMode, TestMode
from ska_tango_base.shell.announcing_device import AnnouncingDevice


def _reader(name: str) -> Callable[["ModesDevice"], Any]:
    def read(device: "ModesDevice") -> Any:
        return device.shown(name)

    return read


def _read_only(name: str, dtype: Any, doc: str) -> attribute:
    return attribute(fget=_reader(name), dtype=dtype, doc=doc)


def _mode(name: str, dtype: type[IntEnum], doc: str) -> attribute:
    def write(device: "ModesDevice", value: int) -> None:
        device.show(name, dtype(value))

    return attribute(
        fget=_reader(name), fset=write, dtype=dtype, doc=doc, memorized=True, hw_memorized=True
    )


class ModesDevice(AnnouncingDevice):
    """Health and modes, with events."""

    def init_device(self) -> None:
        """Show the values that a device has at its start."""
        super().init_device()
        start = {
            "healthState": HealthState.UNKNOWN,
            "controlMode": ControlMode.REMOTE,
            "simulationMode": SimulationMode.FALSE,
            "testMode": TestMode.NONE,
            "commandedState": "None",
        }
        self.promise_events(*start)
        for name, value in start.items():
            self.show(name, value)

    healthState = _read_only("healthState", HealthState, "How well the device can do its work.")
    commandedState = _read_only(
        "commandedState", str, 'The state it was told to be in: "None", "OFF", "STANDBY" or "ON".'
    )
    controlMode = _mode("controlMode", ControlMode, "Who may control the device.")
    simulationMode = _mode("simulationMode", SimulationMode, "Whether its component is simulated.")
    testMode = _mode("testMode", TestMode, "Whether it works in a way that suits a test.")

    def _update_health_state(self, health_state: HealthState) -> None:
        """Show how well the device can do its work, from now on.

        Raises:
            ValueError: there is no such health.
        """
        self.show("healthState", HealthState(health_state))
