"""All values of the device: which change by themselves, and which a client can write."""

import json
from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import Any

from ska_tango_examples.core.errors import OutOfRange
from ska_tango_examples.core.showcase.draws import REFRESHED
from ska_tango_examples.core.showcase.live import LIVE, Reading
from ska_tango_examples.core.showcase.routes import RoutingTable

WRITTEN = ("stringRW", "EventsSpeed", "AdminMode")
"""What changes only when a client writes it."""

FASTEST, SLOWEST = 1.0, 86_400_000.0
"""Bounds of the time from refresh to refresh, in ms: up to a day."""


class Showcase:
    """Values by the name of their attribute.

    A refresh replaces those in ``REFRESHED``, those in ``LIVE`` are made when they are read, and
    all others stay as they are until a client writes them.

    One thread may refresh while others read and write, with no lock: a refresh makes a new set
    of values and puts it in the place of the old one in a single step. A value that is written
    stands in the set until the next refresh.

    Args:
        chance: where random numbers come from.
        now: returns the present time.
    """

    def __init__(self, chance: Random, now: Callable[[], datetime]) -> None:
        self._chance = chance
        self._now = now
        self._start = now()
        self.routes = RoutingTable(chance)
        self._kept: dict[str, Any] = {
            "processorInfo": _processor(chance),
            "stringRW": "written by nobody yet",
            "stringR": "not to be written",
            "EventsSpeed": 1000.0,
            "AdminMode": 0,
            "Serial": "SKA-TEST-0001",
            "Firmware": "1.0.0",
            "Delays": [15.0, 20.0],
            "StatsMode": json.dumps({"ready": True, "firmware": "1.0.1", "fw_version": "1.0.0"}),
        }
        self.show(self.draw())

    @property
    def interval(self) -> float:
        """Seconds from one refresh to the next."""
        return float(self._kept["EventsSpeed"]) / 1000

    def draw(self) -> dict[str, Any]:
        """Return a new value for each name in ``REFRESHED``; none of them is shown yet."""
        moment = self._now()
        return {name: draw(self._chance, moment) for name, draw in REFRESHED.items()}

    def show(self, drawn: dict[str, Any]) -> None:
        """Put what ``draw`` has returned in the place of the values before: a refresh."""
        self._refreshed = drawn

    def read(self, name: str) -> Any:
        """Return the value of the attribute ``name``."""
        if name in REFRESHED:
            return self._refreshed[name]
        if name in LIVE:
            return LIVE[name](Reading(self._chance, self._now(), self._start))
        if name == "routingTable":
            return self.routes.as_json()
        return self._kept[name]

    def write(self, name: str, value: Any) -> None:
        """Put the attribute ``name`` at ``value``.

        Raises:
            OutOfRange: ``EventsSpeed`` is not from 1 to 86400000 ms; it keeps its value.
        """
        # A NaN is not within any bounds.
        if name == "EventsSpeed" and not FASTEST <= value <= SLOWEST:
            raise OutOfRange(
                f"EventsSpeed must be from {FASTEST:.0f} to {SLOWEST:.0f} ms, got {value:g}"
            )
        values = self._refreshed if name in REFRESHED else self._kept
        values[name] = value


def _processor(chance: Random) -> str:
    return json.dumps(
        {
            "name": f"Configuration Processor {chance.randint(1, 16)}",
            "temperature": chance.uniform(0, 100),
            "SerialNumber": f"S/N:{chance.randrange(10**16):016d}",
        }
    )
