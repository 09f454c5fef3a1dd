"""The small examples, as the tests in one process play with them."""

from typing import Any

from ska_tango_examples.basic_example.CalendarClock import CalendarClock
from ska_tango_examples.basic_example.LogTestDownstream import LogTestDownstream
from ska_tango_examples.basic_example.LogTestUpstream import LogTestUpstream
from ska_tango_examples.basic_example.MultiDevice import Heater, Thermometer, Thermostat
from tests.support.odd_heaters import ODD_HEATERS
from tests.support.stopped_clock import StoppedClock

Entry = dict[str, Any]


def thermostat(member: str, **properties: str) -> Entry:
    """Return a thermostat with devices of its own, as far as ``properties`` name no others."""
    names = {role: f"test/{role}/{member}" for role in ("thermometer", "heater")}
    return {"name": f"test/thermostat/{member}", "properties": {**names, **properties}}


SMALL_DEVICES: list[Entry] = [
    {
        "class": Thermometer,
        "devices": [{"name": f"test/thermometer/{n}"} for n in ("1", "cool", "busy")],
    },
    *ODD_HEATERS,
    {"class": Heater, "devices": [{"name": f"test/heater/{n}"} for n in ("1", "cool")]},
    {
        "class": Thermostat,
        "devices": [
            {"name": "test/thermostat/1"},
            thermostat("cool", wanted="10"),
            thermostat("lonely"),
            thermostat("muddled", thermometer="test/heater/1", heater="test/heater/1"),
            thermostat("misnamed", heater="no-device-name"),
            thermostat("busy"),
            thermostat("stove", thermometer="test/stove/1", heater="test/stove/1"),
            thermostat("timeless", wanted="nan"),
            thermostat("warm", wanted="warm"),
        ],
    },
    {"class": CalendarClock, "devices": [{"name": "test/calendarclock/1"}]},
    {
        "class": StoppedClock,
        "devices": [
            {"name": "test/stoppedclock/1"},
            {
                "name": "test/stoppedclock/remembering",
                "memorized": {"timeZone": "Australia/Perth", "alarm": "06:30"},
            },
            {"name": "test/stoppedclock/muddled", "memorized": {"timeZone": "Mars/Olympus"}},
        ],
    },
    {"class": LogTestDownstream, "devices": [{"name": "test/logtestdownstream/1"}]},
    {
        "class": LogTestUpstream,
        "devices": [
            {"name": "test/logtestupstream/1"},
            {
                "name": "test/logtestupstream/lonely",
                "properties": {"downstream": "test/logtestdownstream/none"},
            },
        ],
    },
]
