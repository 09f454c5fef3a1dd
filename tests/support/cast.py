"""The devices that the tests in one process play with."""

from typing import Any

from ska_tango_examples.basic_example.EventReceiver import EventReceiver
from ska_tango_examples.basic_example.HelloWorld import HelloWorld
from ska_tango_examples.basic_example.Motor import Motor
from ska_tango_examples.basic_example.powersupply import PowerSupply
from ska_tango_examples.counter.AsyncCounter import AsyncCounter
from ska_tango_examples.counter.Counter import Counter
from ska_tango_examples.tabata.AsyncTabata import AsyncTabata
from ska_tango_examples.tabata.Tabata import Tabata
from ska_tango_examples.teams.Timer import Timer
from tests.support.cast_generators import ASYNC_GENERATORS, SYNC_GENERATORS
from tests.support.cast_long_running import LONG_RUNNING_DEVICES
from tests.support.cast_small import SMALL_DEVICES
from tests.support.doubles import (
    BrittleCounter,
    LateSupply,
    NoisyCounter,
    RecordingCounter,
    SilentCounter,
)

PHASES = ("prepare", "work", "rest", "cycles", "tabatas")
PROPERTIES = ("prepCounter", "workCounter", "restCounter", "cyclesCounter", "tabatasCounter")
TICK = "0.01"
LONG_TICK = "3600"

Entry = dict[str, Any]


def counters(family: str, member: str = "{role}", roles: tuple[str, ...] = PHASES) -> list[Entry]:
    """Return the counters of one workout."""
    return [{"name": f"test/{family}/{member.format(role=role)}"} for role in roles]


def workout(name: str, family: str, tick: str = "0", **other: str) -> Entry:
    """Return a workout device whose counters are test/<family>/<role>."""
    names = {key: f"test/{family}/{role}" for key, role in zip(PROPERTIES, PHASES, strict=True)}
    return {"name": name, "properties": {**names, "sleep_time": tick, **other}}


def timer(name: str, family: str, tick: str) -> Entry:
    """Return a timer whose counters are test/<family>/minutes and seconds."""
    names = {f"{role}Counter": f"test/{family}/{role}" for role in ("minutes", "seconds")}
    return {"name": name, "properties": {**names, "sleep_time": tick}}


TIMES = ("minutes", "seconds")

SYNC_DEVICES = [
    {
        "class": Counter,
        "devices": [
            *counters("counter"),
            *counters("counter", roles=(*TIMES, "motions", "canary")),
        ],
    },
    {
        "class": RecordingCounter,
        "devices": [
            *counters("recording"),
            *counters("paced"),
            *counters("slow"),
            *counters("recording", roles=TIMES),
            *counters("slow", roles=TIMES),
        ],
    },
    {"class": SilentCounter, "devices": counters("silent")},
    {"class": NoisyCounter, "devices": [*counters("noisy"), *counters("noisy", roles=TIMES)]},
    {
        "class": BrittleCounter,
        "devices": [*counters("brittle"), *counters("brittle", roles=TIMES)],
    },
    {
        "class": Tabata,
        "devices": [
            {"name": "test/tabata/1", "properties": {"sleep_time": TICK}},
            workout("test/tabata/recording", "recording"),
            workout("test/tabata/paced", "paced", "0.05"),
            workout("test/tabata/slow", "slow", LONG_TICK),
            workout("test/tabata/silent", "silent"),
            workout("test/tabata/noisy", "noisy", "0.001"),
            workout("test/tabata/brittle", "brittle", TICK),
            workout("test/tabata/lonely", "nowhere", TICK),
            workout("test/tabata/shouting", "RECORDING"),
            {
                "name": "test/tabata/old",
                "properties": {
                    "prepCounter": "test/recording/prepare",
                    "workCounter": "test/recording/work",
                    "restCounter": "test/recording/rest",
                    "cycleCounter": "test/counter/motions",
                    "tabatasCounter": "test/recording/tabatas",
                    "sleep_time": "0",
                },
            },
            workout("test/tabata/misnamed", "recording", workCounter="no-device-name"),
            workout("test/tabata/doubled", "recording", workCounter="test/recording/rest"),
            workout("test/tabata/backwards", "recording", "-1"),
            workout("test/tabata/timeless", "recording", "nan"),
            workout("test/tabata/unreadable", "recording", "quick"),
        ],
    },
    {
        "class": Timer,
        "devices": [
            {"name": "test/timer/1", "properties": {"sleep_time": TICK}},
            timer("test/timer/recording", "recording", "0"),
            timer("test/timer/noisy", "noisy", "0.001"),
            timer("test/timer/slow", "slow", LONG_TICK),
            timer("test/timer/brittle", "brittle", TICK),
            timer("test/timer/unreadable", "recording", "quick"),
        ],
    },
    {
        "class": PowerSupply,
        "devices": [
            {"name": "test/powersupply/1"},
            {"name": "test/powersupply/2", "properties": {"host": "here", "port": "1234"}},
            {
                "name": "test/powersupply/unreadable",
                "properties": {"host": "there", "port": "1.5"},
            },
        ],
    },
    {"class": LateSupply, "devices": [{"name": "test/latesupply/1"}]},
    {
        "class": Motor,
        "devices": [
            {"name": "test/motor/1"},
            {"name": "test/motor/lonely", "properties": {"powerSupply": "test/powersupply/none"}},
            {"name": "test/motor/misnamed", "properties": {"powerSupply": "nonsense"}},
            {"name": "test/motor/cheated", "properties": {"powerSupply": "test/latesupply/1"}},
            {"name": "test/motor/2", "properties": {"powerSupply": "TEST/PowerSupply/2"}},
        ],
    },
    {
        "class": EventReceiver,
        "devices": [
            {"name": "test/eventreceiver/1"},
            {"name": "test/eventreceiver/misnamed", "properties": {"motor": "nonsense"}},
            {"name": "test/eventreceiver/lonely", "properties": {"motor": "test/motor/none"}},
        ],
    },
    {
        "class": HelloWorld,
        "devices": [
            {"name": "test/helloworld/1", "properties": {"sleep_time": TICK}},
            {"name": "test/helloworld/slow", "properties": {"sleep_time": LONG_TICK}},
            {"name": "test/helloworld/hasty", "properties": {"sleep_time": "0"}},
            {"name": "test/helloworld/unreadable", "properties": {"sleep_time": "quick"}},
        ],
    },
    *LONG_RUNNING_DEVICES,
    *SMALL_DEVICES,
    *SYNC_GENERATORS,
]

ASYNC_DEVICES = [
    {
        "class": AsyncCounter,
        "devices": [*counters("acounter", roles=(*PHASES, "canary")), *counters("aslow")],
    },
    {
        "class": AsyncTabata,
        "devices": [
            workout("test/asynctabata/1", "acounter", TICK),
            workout("test/asynctabata/slow", "aslow", LONG_TICK),
            workout("test/asynctabata/lonely", "nowhere", TICK),
            workout("test/asynctabata/misnamed", "acounter", workCounter="no-device-name"),
            workout("test/asynctabata/unreadable", "acounter", "quick"),
        ],
    },
    *ASYNC_GENERATORS,
]
