"""A power supply: every kind of attribute, and properties of device and class."""

import json
import time
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tango import AttrQuality, DevState
from tango.server import attribute, class_property, command, device_property

from ska_tango_examples.core.errors import BadConfiguration, OutOfRange
from ska_tango_examples.program.server import serve
from ska_tango_examples.shell.errors import tells_client
from ska_tango_examples.shell.properties import CheckedProperties
from ska_tango_examples.shell.states import announce_by_code, show, show_misconfigured

VOLTAGE = 240.0
HIGHEST_CURRENT = 8.5
STARTED_FILE = Path("/bar/started")
NOISE_SHAPE = (100, 100)
LOUDEST_NOISE = 1000


class PowerSupply(CheckedProperties):
    """Supplies 240 V and up to 8.5 A.

    STANDBY after Init, ON after turn_on, OFF after turn_off.
    """

    host = device_property(dtype="DevString", doc="Host of the supply's hardware.")
    port = device_property(dtype="DevLong64", default_value=9788, doc="Port of that host.")
    poll_rate = device_property(
        dtype="DevDouble", default_value=1.0, doc="How often the hardware is asked, per second."
    )
    telmodel_source = class_property(
        dtype="DevString",
        default_value="gitlab://gitlab.com/ska-telescope/ska-telmodel-data?main#tmdata",
        doc="Where the telescope model data come from.",
    )

    def init_device(self) -> None:
        """Stand by, at no current."""
        super().init_device()
        self._current = 0.0
        announce_by_code(self)
        try:
            self.check_properties()
        except BadConfiguration as problem:
            show_misconfigured(self, problem)
        else:
            show(self, DevState.STANDBY, "Standing by: turn_on supplies.")

    def dev_state(self) -> DevState:
        """Return the state as the commands have set it.

        Tango itself would turn ON into ALARM while ``current`` is outside its alarm levels, as
        it is from turn_on until somebody sets a current. The attribute's quality tells of that.
        """
        return self.get_state()

    @attribute(dtype="DevDouble", label="Voltage", unit="V")
    def voltage(self) -> tuple[float, float, AttrQuality]:
        """The voltage, with the time it was read and its quality."""
        return VOLTAGE, time.time(), AttrQuality.ATTR_VALID

    @attribute(
        dtype="DevDouble",
        label="Current",
        unit="A",
        min_value=0.0,
        max_value=HIGHEST_CURRENT,
        min_alarm=0.1,
        max_alarm=8.4,
        min_warning=0.5,
        max_warning=8.0,
    )
    def current(self) -> float:
        """The current, from 0 to 8.5 A; Tango refuses to write others."""
        return self._current

    @current.write
    def current(self, value: float) -> None:
        """Set the current."""
        self._current = value

    @attribute(dtype=(("DevLong64",),), label="Noise", max_dim_x=1024, max_dim_y=1024)
    def noise(self) -> NDArray[np.int64]:
        """An image of 100 x 100 random whole numbers from 0 to 1000."""
        return np.random.default_rng().integers(LOUDEST_NOISE, size=NOISE_SHAPE, endpoint=True)

    @command
    @tells_client
    def turn_on(self) -> None:
        """Supply; refused while a property is wrong."""
        self.check_properties()
        show(self, DevState.ON, "Supplying.")

    @command
    @tells_client
    def turn_off(self) -> None:
        """Supply no more; refused while a property is wrong."""
        self.check_properties()
        show(self, DevState.OFF, "Off: turn_on supplies.")

    @command(
        dtype_in="DevDouble",
        doc_in="Ramp target current",
        dtype_out="DevBoolean",
        doc_out="True if ramping went well, False otherwise",
    )
    @tells_client
    def ramp(self, target: float) -> bool:
        """Bring the current to ``target``, in A; the limits of ``current`` hold here, too."""
        if not 0 <= target <= HIGHEST_CURRENT:
            raise OutOfRange(f"current must be from 0 to {HIGHEST_CURRENT} A, got {target:g}")
        self._current = target
        self.get_device_attr().get_w_attr_by_name("current").set_write_value(target)
        return True

    @command(dtype_out="DevBoolean", doc_out="True if is file /bar/started False otherwise")
    def check_volume(self) -> bool:
        """Tell whether the volume of the deployment is there."""
        return STARTED_FILE.exists()

    @command(dtype_out="DevString", doc_out="JSON object: the value of each property by name.")
    def get_properties(self) -> str:
        """Return the properties of the device and its class, as they are in effect."""
        names = ("host", "port", "telmodel_source", "poll_rate")
        return json.dumps({name: getattr(self, name) for name in names})


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((PowerSupply,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
