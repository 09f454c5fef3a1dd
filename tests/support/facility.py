"""A control system of the tests' own: a real database and a process for each server."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ska_tango_examples.deployment import load_chart
from ska_tango_examples.DevFactory import DevFactory
from ska_tango_examples.facility.database_job import database_job
from ska_tango_examples.facility.launcher import Launcher
from ska_tango_examples.facility.server import modules_of, server_job
from ska_tango_examples.facility.system import ControlSystem
from tests.support.examples import CHART
from tests.support.relay import Relay
from tests.support.waiting import wait_until

SETTINGS = {
    "deviceServers.servers.tabata.sleep_time": "0.02",
    "deviceServers.servers.asynctabata.sleep_time": "0.02",
    "deviceServers.servers.timer.sleep_time": "0.005",
    "deviceServers.servers.longrunning.switch_time": "0.05",
    "deviceServers.servers.tabata.polling": "50",
    "deviceServers.servers.theexample.polling": "200",
}


class SystemBehindRelay(ControlSystem):
    """A control system whose database keeps its address when it is started again."""

    def __init__(self, relay: Relay, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._relay = relay

    def find_database(self) -> str:
        address = super().find_database()
        self._relay.lead_to(int(address.partition(":")[2]))
        return f"127.0.0.1:{self._relay.port}"


class Facility:
    """The running control system, and the harm that a test may do to it."""

    def __init__(self, system: "SystemBehindRelay", launcher: Launcher) -> None:
        self._system = system
        self._launcher = launcher
        self._factory = DevFactory()

    @property
    def tango_host(self) -> str:
        return self._system.tango_host

    @property
    def servers(self) -> list[str]:
        return list(self._system.servers)

    def get_device(self, name: str) -> Any:
        """Return the proxy of a device, by its full name: it works whatever TANGO_HOST says."""
        return self._factory.wait_for_device(self._system.locate(name))

    def kill(self, server: str) -> None:
        """End a server as a crash would."""
        process = self._system.servers[server].process
        self._launcher.signal([process], signal.SIGKILL)
        assert self._launcher.wait([process], 5)

    def hang(self, server: str) -> None:
        """Stop a server without ending it: its ports accept calls that nobody answers."""
        self._launcher.signal([self._system.servers[server].process], signal.SIGSTOP)

    def go_on(self, server: str) -> None:
        self._launcher.signal([self._system.servers[server].process], signal.SIGCONT)

    def start(self, server: str) -> None:
        """Start a server that was killed, and wait until its devices answer."""
        running = self._system.servers[server]
        job = server_job(running.instance, self.tango_host, self._launcher.folder)
        (running.process,) = self._launcher.start([job])
        for device in running.devices:
            DevFactory().wait_for_device(device)

    def kill_database(self) -> None:
        self._launcher.signal([self._system.database], signal.SIGKILL)
        assert self._launcher.wait([self._system.database], 5)

    def start_database(self) -> None:
        """Start the database again, with what it knew, at the address that all know."""
        (self._system.database,) = self._launcher.start([database_job(self._launcher.folder)])
        self._system.find_database()

    def new_proxy(self, name: str) -> Any:
        """Return a proxy that has to ask the database where its device is."""
        return DevFactory().wait_for_device(self._system.locate(name))


@contextmanager
def facility(folder: Path) -> Iterator[Facility]:
    """Start every example server of the chart, and end them afterwards."""
    servers = load_chart(CHART, settings=SETTINGS)
    with Launcher(folder) as launcher:
        launcher.load(modules_of(servers))
        (database,) = launcher.start([database_job(folder)])
        with Relay() as relay, SystemBehindRelay(relay, servers, launcher, database) as system:
            yield Facility(system, launcher)


def wait_until_mended(device: Any, timeout: float = 20.0) -> None:
    """Wait until a workout device finds all of its counters."""
    wait_until(lambda: " But test/" not in device.status(), "all counters", timeout)
