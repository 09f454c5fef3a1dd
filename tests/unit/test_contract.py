"""The public names and types of every device, which clients and deployments rely on."""

import importlib

import pytest

from ska_tango_examples.program.describe import describe

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
    "teams.Timer.Timer": (
        "start_minutes DevShort RW, start_seconds DevShort RW",
        COURSE,
        {
            "minutesCounter": "test/counter/minutes",
            "secondsCounter": "test/counter/seconds",
            "sleep_time": 1,
        },
    ),
}


def as_set(listed):
    return set(filter(None, listed.split(", ")))


@pytest.mark.parametrize("path", CONTRACT)
def test_names_and_types_are_those_that_clients_know(path):
    module, _, name = path.rpartition(".")
    told = describe(getattr(importlib.import_module(f"ska_tango_examples.{module}"), name))
    attributes, commands, properties = CONTRACT[path]
    access = {"READ": "R", "READ_WRITE": "RW"}
    assert {f"{a.name} {a.type} {access[a.access]}" for a in told.attributes} == as_set(attributes)
    assert {f"{c.name} {c.in_type} {c.out_type}" for c in told.commands} == as_set(commands)
    declared = (*told.device_properties, *told.class_properties)
    assert {p.name: p.default for p in declared} == properties
    assert all(p.doc for p in declared)
