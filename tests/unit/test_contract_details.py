"""What clients show of attributes and commands: sizes, limits, units, labels and descriptions."""

import importlib

import pytest

from ska_tango_examples.program.describe import describe

COUNTER = {"polled_value": "abs_change=1"}
PHASES = {"running_state": "enum=PREPARE|WORK|REST"}
OBSERVING = (
    "enum=Empty|Resourcing|Idle|Configuring|Ready|Scanning|Aborting|Aborted|Resetting|Fault|"
    "Restarting"
)
LONG_RUNNING = {
    "healthState": "enum=OK|DEGRADED|FAILED|UNKNOWN",
    "adminMode": "enum=ONLINE|OFFLINE|ENGINEERING|NOT_FITTED|RESERVED",
    "longRunningCommandResult": "size=2",
    "longRunningCommandStatus": "size=128",
    "longRunningCommandProgress": "size=64",
}

ATTRIBUTES = {
    "counter.Counter.Counter": COUNTER,
    "counter.AsyncCounter.AsyncCounter": COUNTER,
    "tabata.Tabata.Tabata": PHASES,
    "tabata.AsyncTabata.AsyncTabata": PHASES,
    "basic_example.Motor.Motor": {"PerformanceValue": "abs_change=5 rel_change=5 polling=3000"},
    "basic_example.powersupply.PowerSupply": {
        "voltage": "label=Voltage unit=V",
        "current": (
            "label=Current unit=A min_value=0.0 max_value=8.5 min_alarm=0.1 max_alarm=8.4 "
            "min_warning=0.5 max_warning=8.0"
        ),
        "noise": "label=Noise size=1024x1024",
    },
    "basic_example.EventReceiver.EventReceiver": {"TestSpectrumType": "size=200"},
    "teams.long_running.Controller.LRController": LONG_RUNNING,
    "teams.long_running.Station.Station": LONG_RUNNING,
    "teams.long_running.Tile.Tile": LONG_RUNNING,
    "teams.TestDevice.TestDevice": {
        "polled_attr_1": "abs_change=1 rel_change=0.5 polling=2000",
        "polled_attr_2": "abs_change=1 rel_change=1 polling=2000",
        "polled_attr_3": "abs_change=1 rel_change=1.5 polling=500",
        "polled_attr_4": "abs_change=1 rel_change=1.7 polling=1000",
        "polled_attr_5": "abs_change=1 rel_change=1.7 polling=1000",
    },
    "teams.TarantaTestDevice.TarantaTestDevice": {
        "DishState": "enum=Standby|Ready|Slew|Track|Scan|Stow|Error",
        "processorInfo": "label=Processor_INFO",
        "routingTable": "label=Routing_Table",
        "CspObsState": OBSERVING,
        "CbfObsState": OBSERVING,
        "stringRW": "label=StringAttr_READ_WRITE",
        "stringR": "label=string_READ",
        "spectrum_att": "size=2048",
        "assigned_receptor": "size=16",
        "EventsSpeed": "unit=ms",
        "Health": "enum=OK|DEGRADED|FAILED|UNKNOWN",
        "AdminMode": "enum=ONLINE|OFFLINE",
        "Temperature": "unit=°C",
        "Power": "unit=W",
        "Subarrays": "size=10",
        "Beams": "size=10",
        "Delays": "size=10 unit=ms",
        "TimeUp": "unit=s",
    },
}

LONG_RUNNING_ANSWER = "([Command ResultCode], [Unique ID of the command])"
LONG_RUNNING_COMMANDS = {"On": ("", LONG_RUNNING_ANSWER), "Off": ("", LONG_RUNNING_ANSWER)}

COMMANDS = {
    "basic_example.powersupply.PowerSupply": {
        "check_volume": ("", "True if is file /bar/started False otherwise"),
        "ramp": ("Ramp target current", "True if ramping went well, False otherwise"),
    },
    "teams.long_running.Controller.LRController": LONG_RUNNING_COMMANDS,
    "teams.long_running.Station.Station": LONG_RUNNING_COMMANDS,
    "teams.long_running.Tile.Tile": LONG_RUNNING_COMMANDS,
    "teams.TestDevice.TestDevice": {
        "ExecuteWithADelay": (
            "A floating number representing the command execution latency",
            "",
        ),
        "PushScalarChangeEvents": (
            (
                "A json string: { 'attribute':'<The name of the attribute'"
                "  'number_of_events':'<Number of events to generate (integer)>'"
                "  'event_delay': '<Time to wait before next event (seconds)>'}"
            ),
            "",
        ),
    },
    "teams.TarantaTestDevice.TarantaTestDevice": {
        "AddRoutes": ("JSON String describing one or more routing rules to add.", ""),
        "OnOff": ("Control ON/OFF state", "Get server response"),
        "json": ("Get JSON", "Get JSON"),
        "led": ("Control led status", "Get server response"),
        "ramp": ("Ramp target current", "target current"),
        "setDeviceState": ("Control device state", "Get server response"),
        "testBoolean": ("Boolean type", ""),
        "testDevEnum": ("Enum Type", ""),
        "testDevVarCharArray": ("VarCharArray Type", ""),
        "testDevVarLongArray": ("DevVarLongArray type", ""),
        "testDevVarShortArray": ("DevVarShortArray type", ""),
        "testDevVarStringArray": ("DevVarStringArray", ""),
        "testFloat": ("Float Type", ""),
        "testInt": ("Integer Type", ""),
        "testStr": ("String Type", ""),
    },
}


def description_of(path):
    module, _, name = path.rpartition(".")
    return describe(getattr(importlib.import_module(f"ska_tango_examples.{module}"), name))


def details_of(told):
    """Return what there is to know about an attribute beside its type, in the words above."""
    size = {1: "", 0: ""}.get(told.max_dim_x, str(told.max_dim_x))
    if told.format == "IMAGE":
        size = f"{size}x{told.max_dim_y}"
    settings = {
        "label": told.label.replace(" ", "_"),
        "unit": told.unit,
        "size": size,
        "enum": "|".join(told.enum_labels),
        **told.limits,
        **told.alarms,
        **told.events,
        "polling": told.polling_ms,
    }
    return {f"{name}={value}" for name, value in settings.items() if value}


@pytest.mark.parametrize("path", ATTRIBUTES)
def test_attributes_are_as_clients_show_them(path):
    known = {told.name: details_of(told) for told in description_of(path).attributes}
    for name, details in ATTRIBUTES[path].items():
        expected = set(details.split())
        # Tango polls some where the deployment says so; others may poll from the start.
        assert {d for d in known[name] if "polling" not in d or "polling" in details} == expected


# What these have beside the contract is that of their base.
@pytest.mark.parametrize("path", [path for path in ATTRIBUTES if "long_running" not in path])
def test_all_others_are_plain_numbers_and_texts(path):
    others = {told.name: details_of(told) for told in description_of(path).attributes}
    for name in ATTRIBUTES[path]:
        del others[name]
    assert not any(others.values())


@pytest.mark.parametrize("path", COMMANDS)
def test_arguments_and_answers_are_described_as_clients_know_them(path):
    told = {each.name: (each.doc_in, each.doc_out) for each in description_of(path).commands}
    for name, (doc_in, doc_out) in COMMANDS[path].items():
        assert told[name] == (doc_in or told[name][0], doc_out or told[name][1])
