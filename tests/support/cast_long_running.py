"""The controllers, stations and tiles that the tests in one process play with."""

from typing import Any

from ska_tango_examples.teams.long_running.Controller import LRController
from ska_tango_examples.teams.long_running.Station import Station
from ska_tango_examples.teams.long_running.Tile import Tile
from tests.support.long_running_doubles import MANNERS, OddTile

Entry = dict[str, Any]

QUICK = "0.05"
ENDLESS = "3600"
MANNER_NAMES = (*MANNERS, "rejects")


def tile(member: str, switch_time: str = QUICK) -> Entry:
    return {"name": f"test/lrctile/{member}", "properties": {"switch_time": switch_time}}


def station(member: str, *tiles: str, **other: str) -> Entry:
    names = [f"test/lrctile/{each}" for each in tiles]
    return {"name": f"test/lrcstation/{member}", "properties": {"tiles": names, **other}}


def controller(member: str, *stations: str, **other: str) -> Entry:
    names = [f"test/lrcstation/{each}" for each in stations]
    return {"name": f"test/lrccontroller/{member}", "properties": {"stations": names, **other}}


LONG_RUNNING_DEVICES = [
    {
        "class": Tile,
        "devices": [
            *(tile(str(number)) for number in range(1, 5)),
            tile("momentary", "0"),
            tile("slow", ENDLESS),
            tile("slower", ENDLESS),
            tile("backwards", "-1"),
            tile("timeless", "nan"),
            tile("unreadable", "fast"),
        ],
    },
    {
        "class": OddTile,
        "devices": [
            {"name": f"test/lrctile/{manner}", "properties": {"manner": manner}}
            for manner in MANNER_NAMES
        ],
    },
    {
        "class": Station,
        "devices": [
            station("1", "1", "2"),
            station("2", "3", "4"),
            station("momentary", "momentary"),
            station("slow", "slow", "momentary"),
            station("slower", "slower"),
            station("lonely", "none", "1"),
            station("forlorn", "none"),
            station("impatient", "never-ends", command_timeout="0.2"),
            *(station(manner, "1", manner) for manner in MANNER_NAMES),
            {
                "name": "test/lrcstation/selfish",
                "properties": {"tiles": ["TEST/LRCStation/selfish"]},
            },
            station("doubled", "1", "2", "1"),
            {"name": "test/lrcstation/misnamed", "properties": {"tiles": ["nonsense"]}},
            {"name": "test/lrcstation/empty", "properties": {"tiles": [""]}},
            station("hasty", "1", command_timeout="0"),
            station("unreadable", "1", command_timeout="soon"),
        ],
    },
    {
        "class": LRController,
        "devices": [
            controller("1", "1", "2"),
            controller("slow", "slow", "slower"),
            controller("impatient", "impatient"),
            *(controller(manner, manner) for manner in MANNER_NAMES),
            controller("lonely", "lonely", "2"),
            controller("doubled", "1", "1"),
            controller("unreadable", "1", LoggingLevelDefault="loud", command_timeout="late"),
        ],
    },
]
