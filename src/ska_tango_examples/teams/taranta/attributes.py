"""The attributes of ``TarantaTestDevice``, as a table."""

from typing import Any

from tango import AttrWriteType
from tango.server import Device, attribute

from ska_tango_examples.core.showcase.draws import DISH_STATES, HEALTHS, OBSERVING_STATES
from ska_tango_examples.core.showcase.showcase import Showcase
from ska_tango_examples.shell.errors import tells_client


def shown(name: str, dtype: Any, doc: str, **options: Any) -> attribute:
    """Return a read-only attribute that shows the value ``name``."""

    def read(device: "GuiAttributes") -> Any:
        return device.showcase.read(name)

    return attribute(name=name, fget=read, dtype=dtype, doc=doc, **options)


def writable(name: str, dtype: Any, doc: str, **options: Any) -> attribute:
    """Return a read-write attribute for the value ``name``."""

    def write(device: "GuiAttributes", value: Any) -> None:
        device.change(name, value)

    write.__name__ = f"write_{name}"
    return shown(
        name, dtype, doc, access=AttrWriteType.READ_WRITE, fset=tells_client(write), **options
    )


def states(name: str, labels: tuple[str, ...]) -> attribute:
    """Return a read-write attribute that is one of ``labels``, a new one with each refresh."""
    doc = "A state by chance. What is written stays until the next refresh."
    return writable(name, "DevEnum", doc, enum_labels=labels)


class GuiAttributes(Device):
    """A device that shows the values of a ``Showcase``."""

    showcase: Showcase

    RandomAttr = shown("RandomAttr", "DevDouble", "A random number from 0 to 100.")
    DishState = states("DishState", DISH_STATES)
    processorInfo = shown(
        "processorInfo",
        "DevString",
        "JSON object: name, temperature and serial number of a processor.",
        label="Processor INFO",
    )
    routingTable = shown(
        "routingTable",
        "DevString",
        "JSON object: the routes, with those that AddRoutes has added.",
        label="Routing Table",
    )
    CspObsState = states("CspObsState", OBSERVING_STATES)
    CbfObsState = states("CbfObsState", OBSERVING_STATES)
    stringRW = writable(
        "stringRW", "DevString", "Any text; it stays as written.", label="StringAttr READ_WRITE"
    )
    stringR = shown("stringR", "DevString", "A text that never changes.", label="string READ")
    spectrum_att = shown(
        "spectrum_att", ("DevDouble",), "1024 random numbers from 0 to 100.", max_dim_x=2048
    )
    assigned_receptor = shown(
        "assigned_receptor", ("DevLong64",), "1 to 16 of the receptors 1 to 16.", max_dim_x=16
    )
    alarmSimulator = shown("alarmSimulator", "DevLong64", "A random whole number from 0 to 100.")
    EventsSpeed = writable(
        "EventsSpeed", "DevDouble", "Time from refresh to refresh, 1 to 86400000 ms.", unit="ms"
    )
    Health = states("Health", HEALTHS)
    AdminMode = writable(
        "AdminMode", "DevEnum", "It stays as written.", enum_labels=("ONLINE", "OFFLINE")
    )
    Serial = shown("Serial", "DevString", "A serial number.")
    Temperature = shown("Temperature", "DevDouble", "Random, from 30 to 70.", unit="°C")
    Power = shown("Power", "DevDouble", "Random, from 10 to 100.", unit="W")
    Firmware = shown("Firmware", "DevString", "A version.")
    Subarrays = shown("Subarrays", ("DevLong64",), "1 to 3 of the subarrays 1 to 9.", max_dim_x=10)
    Beams = shown("Beams", ("DevLong64",), "1 to 5 of the beams 1 to 9.", max_dim_x=10)
    Delays = shown("Delays", ("DevDouble",), "Two delays.", max_dim_x=10, unit="ms")
    LastUpdate = shown("LastUpdate", "DevString", "The time of the reading, in UTC.")
    ValidUntil = shown("ValidUntil", "DevString", "5 minutes after the reading, in UTC.")
    TimeUp = shown("TimeUp", "DevLong64", "Time since Init, in whole seconds.", unit="s")
    FromSPS = shown("FromSPS", "DevString", "2 minutes after the reading, in UTC.")
    FromPTP = shown("FromPTP", "DevString", "2 minutes after the reading, in UTC.")
    StatsMode = shown("StatsMode", "DevString", "JSON object: readiness and versions.")
    txIdleCtrlWord = shown(
        "txIdleCtrlWord", "DevLong64", "A random whole number of 17 digits, too long for a double."
    )

    def change(self, name: str, value: Any) -> None:
        """Put the attribute ``name`` at ``value``, as a client wants it, and push an event."""
        self.showcase.write(name, value)
        self.push_change_event(name, value)
