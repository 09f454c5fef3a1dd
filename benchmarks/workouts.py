"""Servers of workouts to be measured; their counters remember each beat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.system import Devices, device_server, own_class
from ska_tango_examples.deployment import DeviceServer
from ska_tango_examples.facility.system import ControlSystem

_PROPERTIES = {
    "prepare": "prepCounter",
    "work": "workCounter",
    "rest": "restCounter",
    "cycles": "cyclesCounter",
    "tabatas": "tabatasCounter",
}


@dataclass(frozen=True)
class Kind:
    """A class of workout devices with a class of counters.

    Attributes:
        name: what to call the two together.
        tabata: path of the class.
        counter: class in `devices`, `module.Class`.
        start: the command that starts a workout.
    """

    name: str
    tabata: str
    counter: str
    start: str


SYNC = Kind(
    "Tabata", "ska_tango_examples.tabata.Tabata.Tabata", "recorded.RecordedCounter", "Start"
)
ASYNC = Kind(
    "AsyncTabata",
    "ska_tango_examples.tabata.AsyncTabata.AsyncTabata",
    "recorded.RecordedAsyncCounter",
    "Run",
)


@dataclass(frozen=True)
class Team:
    """Two server processes: some workout devices, and all their counters.

    Attributes:
        kind: their classes.
        instance: name of both server instances.
        size: number of workout devices.
        interval: sleep_time in seconds.
    """

    kind: Kind
    instance: str
    size: int
    interval: float

    @property
    def tabatas(self) -> list[str]:
        """Names of the workout devices."""
        return [f"bench/{self._family}/{number}" for number in range(self.size)]

    def counters_of(self, tabata: str) -> dict[str, str]:
        """Names of the counters of a workout device, by role."""
        number = tabata.rpartition("/")[2]
        return {role: f"bench/{self._family}-{role}/{number}" for role in _PROPERTIES}

    def process_ids(self, system: ControlSystem) -> tuple[int, int]:
        """Process ids of the workouts' and of the counters' server."""
        names = (f"{name}/{self.instance}" for name in _server_names(self.kind))
        tabatas, counters = (system.servers[name].process.pid for name in names)
        return tabatas, counters

    @property
    def _family(self) -> str:
        return f"{self.kind.name.lower()}-{self.instance}"

    def tabata_devices(self) -> Devices:
        """The workout devices with their properties."""
        return {
            tabata: {
                "sleep_time": self.interval,
                **{_PROPERTIES[role]: name for role, name in self.counters_of(tabata).items()},
            }
            for tabata in self.tabatas
        }

    def counter_devices(self) -> Devices:
        """The counters; they have no properties."""
        return {
            counter: {} for tabata in self.tabatas for counter in self.counters_of(tabata).values()
        }


def servers_of(teams: Sequence[Team]) -> list[DeviceServer]:
    """Describe the two servers of teams of one kind."""
    kind = teams[0].kind
    tabatas, counters = _server_names(kind)
    counter_devices = {team.instance: team.counter_devices() for team in teams}
    tabata_devices = {team.instance: team.tabata_devices() for team in teams}
    first = [next(iter(devices)) for devices in counter_devices.values()]
    return [
        device_server(counters, own_class(kind.counter), counter_devices),
        device_server(tabatas, kind.tabata, tabata_devices, waits_for=first),
    ]


def _server_names(kind: Kind) -> tuple[str, str]:
    return f"{kind.name}s", f"{kind.name}Counters"
