"""The public names and types of every device, which clients and deployments rely on."""

import importlib

import pytest

from ska_tango_examples.program.describe import describe
from ska_tango_examples.shell.properties import CheckedProperties

COUNTER = (
    "value DevShort R, fire_event_at DevShort RW, polled_value DevShort R",
    "increment DevVoid DevShort, decrement DevVoid DevShort, CounterReset DevShort DevShort",
    {},
)
SETTINGS = ", ".join(
    f"{name} DevUShort RW" for name in ["prepare", "work", "rest", "cycles", "tabatas"]
)
WORKOUT = f"{SETTINGS}, running_state DevEnum R"
WORKOUT_PROPERTIES = {
    "prepCounter": "test/counter/prepare",
    "workCounter": "test/counter/work",
    "restCounter": "test/counter/rest",
    "cyclesCounter": "test/counter/cycles",
    "cycleCounter": "test/counter/cycles",
    "tabatasCounter": "test/counter/tabatas",
    "sleep_time": 1,
}
COURSE = "Start DevVoid DevVoid, Stop DevVoid DevVoid, ResetCounters DevVoid DevVoid"

SKA_ATTRIBUTES = (
    "buildState DevString R, versionId DevString R, loggingLevel DevEnum RW, "
    "loggingTargets DevString RW, healthState DevEnum R, adminMode DevEnum RW, "
    "controlMode DevEnum RW, simulationMode DevEnum RW, testMode DevEnum RW, "
    "commandedState DevString R, lrcProtocolVersions DevLong64 R, lrcQueue DevString R, "
    "lrcExecuting DevString R, lrcFinished DevString R, _lrcEvent DevString R, "
    "longRunningCommandsInQueue DevString R, longRunningCommandIDsInQueue DevString R, "
    "longRunningCommandStatus DevString R, longRunningCommandInProgress DevString R, "
    "longRunningCommandProgress DevString R, longRunningCommandResult DevString R"
)
SKA_COMMANDS = ", ".join(
    [
        "CheckLongRunningCommandStatus DevString DevString",
        "GetVersionInfo DevVoid DevVarStringArray",
        "DebugDevice DevVoid DevUShort",
        "ExecutePendingOperations DevVoid DevVoid",
        *(
            f"{name} DevVoid DevVarLongStringArray"
            for name in ["On", "Off", "Standby", "Reset", "Abort", "AbortCommands"]
        ),
    ]
)
SKA_PROPERTIES = {
    "SkaLevel": 4,
    "GroupDefinitions": [],
    "LoggingLevelDefault": 4,
    "LoggingTargetsDefault": ["tango::logger"],
}

CONTRACT = {
    "counter.Counter.Counter": COUNTER,
    "counter.AsyncCounter.AsyncCounter": COUNTER,
    "tabata.Tabata.Tabata": (WORKOUT, COURSE, WORKOUT_PROPERTIES),
    "tabata.AsyncTabata.AsyncTabata": (
        WORKOUT,
        COURSE.replace("Start", "Run"),
        WORKOUT_PROPERTIES,
    ),
    "tabata.ForAttrTabata.ForAttrTabata": (
        "prepare DevVoid R, work DevVoid R, rest DevVoid R, cycle DevVoid R, tabata DevVoid R",
        "",
        {},
    ),
    "basic_example.Motor.Motor": (
        "PerformanceValue DevDouble R",
        "Start DevVoid DevVoid, TurnOff DevVoid DevVoid, TurnOn DevVoid DevVoid",
        {"powerSupply": "test/powersupply/1"},
    ),
    "basic_example.powersupply.PowerSupply": (
        "voltage DevDouble R, current DevDouble RW, noise DevLong64 R",
        (
            "check_volume DevVoid DevBoolean, get_properties DevVoid DevString, "
            "ramp DevDouble DevBoolean, turn_off DevVoid DevVoid, turn_on DevVoid DevVoid"
        ),
        {
            "host": None,
            "port": 9788,
            "poll_rate": 1.0,
            "telmodel_source": "gitlab://gitlab.com/ska-telescope/ska-telmodel-data?main#tmdata",
        },
    ),
    "basic_example.EventReceiver.EventReceiver": (
        "EventReceived DevBoolean R, TestSpectrumType DevUShort R",
        "",
        {"motor": "test/motor/1"},
    ),
    "basic_example.HelloWorld.HelloWorld": (
        "",
        "Start DevVoid DevVoid, Stop DevVoid DevVoid",
        {"message": "Hello World!", "sleep_time": 1},
    ),
    "basic_example.MultiDevice.Thermometer": ("temperature DevDouble RW", "", {}),
    "basic_example.MultiDevice.Heater": (
        "",
        "TurnOn DevVoid DevVoid, TurnOff DevVoid DevVoid",
        {},
    ),
    "basic_example.MultiDevice.Thermostat": (
        "",
        "",
        {"thermometer": "test/thermometer/1", "heater": "test/heater/1", "wanted": 20},
    ),
    "basic_example.CalendarClock.CalendarClock": (
        (
            "timeZone DevString RW, alarm DevString RW, dateTime DevString R, date DevString R, "
            "time DevString R, weekday DevEnum R, dayOfYear DevShort R, leapYear DevBoolean R"
        ),
        "",
        {},
    ),
    "basic_example.LogTestUpstream.LogTestUpstream": (
        "",
        "Delegate DevString DevString",
        {"downstream": "test/logtestdownstream/1"},
    ),
    "basic_example.LogTestDownstream.LogTestDownstream": (
        "lastTransaction DevString R",
        "Work DevString DevVoid",
        {},
    ),
    "teams.Timer.Timer": (
        "start_minutes DevShort RW, start_seconds DevShort RW",
        COURSE,
        {
            "minutesCounter": "test/counter/minutes",
            "secondsCounter": "test/counter/seconds",
            "sleep_time": 1,
        },
    ),
    "teams.long_running.Controller.LRController": (
        SKA_ATTRIBUTES,
        SKA_COMMANDS,
        {**SKA_PROPERTIES, "stations": ["test/lrcstation/1"], "command_timeout": 15.0},
    ),
    "teams.long_running.Station.Station": (
        SKA_ATTRIBUTES,
        SKA_COMMANDS,
        {
            **SKA_PROPERTIES,
            "tiles": ["test/lrctile/1", "test/lrctile/2"],
            "command_timeout": 10.0,
        },
    ),
    "teams.long_running.Tile.Tile": (
        SKA_ATTRIBUTES,
        SKA_COMMANDS,
        {**SKA_PROPERTIES, "switch_time": 0.5},
    ),
    "teams.TestDevice.TestDevice": (
        ", ".join(
            f"{kind}_attr_{number} {dtype} R"
            for kind, dtype in [("non_polled", "DevDouble"), ("polled", "DevLong64")]
            for number in range(1, 6)
        ),
        (
            "ExecuteWithADelay DevDouble DevString, PushScalarChangeEvents DevString DevVoid, "
            "RaiseException DevVoid DevVoid"
        ),
        {},
    ),
    "teams.TarantaTestDevice.TarantaTestDevice": (
        (
            "RandomAttr DevDouble R, DishState DevEnum RW, processorInfo DevString R, "
            "routingTable DevString R, CspObsState DevEnum RW, CbfObsState DevEnum RW, "
            "stringRW DevString RW, stringR DevString R, spectrum_att DevDouble R, "
            "assigned_receptor DevLong64 R, alarmSimulator DevLong64 R, EventsSpeed DevDouble RW, "
            "Health DevEnum RW, AdminMode DevEnum RW, Serial DevString R, "
            "Temperature DevDouble R, Power DevDouble R, Firmware DevString R, "
            "Subarrays DevLong64 R, Beams DevLong64 R, Delays DevDouble R, "
            "LastUpdate DevString R, ValidUntil DevString R, TimeUp DevLong64 R, "
            "FromSPS DevString R, FromPTP DevString R, StatsMode DevString R, "
            "txIdleCtrlWord DevLong64 R"
        ),
        (
            "AddRoutes DevString DevString, OnOff DevBoolean DevString, "
            "json DevBoolean DevString, led DevBoolean DevString, ramp DevDouble DevDouble, "
            "setDeviceState DevShort DevString, testBoolean DevBoolean DevString, "
            "testDevEnum DevEnum DevString, testDevVarCharArray DevVarCharArray DevString, "
            "testDevVarLongArray DevVarLong64Array DevString, "
            "testDevVarShortArray DevVarShortArray DevString, "
            "testDevVarStringArray DevVarStringArray DevString, testFloat DevDouble DevString, "
            "testInt DevShort DevString, testStr DevString DevString"
        ),
        {},
    ),
}


TEXTS = {"DevString", "DevVarStringArray"}


def as_set(listed):
    return set(filter(None, listed.split(", ")))


def class_of(path):
    module, _, name = path.rpartition(".")
    return getattr(importlib.import_module(f"ska_tango_examples.{module}"), name)


@pytest.mark.parametrize("path", CONTRACT)
def test_names_and_types_are_those_that_clients_know(path):
    told = describe(class_of(path))
    attributes, commands, properties = CONTRACT[path]
    access = {"READ": "R", "READ_WRITE": "RW"}
    assert {f"{a.name} {a.type} {access[a.access]}" for a in told.attributes} == as_set(attributes)
    assert {f"{c.name} {c.in_type} {c.out_type}" for c in told.commands} == as_set(commands)
    declared = (*told.device_properties, *told.class_properties)
    assert {p.name: p.default for p in declared} == properties
    assert all(p.doc for p in declared)


@pytest.mark.parametrize("path", CONTRACT)
def test_a_class_whose_properties_may_not_be_readable_checks_them(path):
    device_class = class_of(path)
    types = {declared.type for declared in describe(device_class).device_properties}
    assert types <= TEXTS or issubclass(device_class, CheckedProperties)
