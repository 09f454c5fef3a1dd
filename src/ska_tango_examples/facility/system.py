"""A control system on this machine, from its start to its end."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType

from ska_tango_examples.deployment import (
    DeviceServer,
    ServerInstance,
    dsconfig,
    start_order,
)
from ska_tango_examples.DevFactory import DevFactory
from ska_tango_examples.facility.configuration import configure_database, override
from ska_tango_examples.facility.database import await_database
from ska_tango_examples.facility.debug_ports import debug_ports
from ska_tango_examples.facility.job import LOOPBACK, Job
from ska_tango_examples.facility.launcher import Launcher
from ska_tango_examples.facility.process import Process
from ska_tango_examples.facility.readiness import wait_until_ready
from ska_tango_examples.facility.server import RunningServer, server_job

READY_TIMEOUT = 30.0
"""Seconds for all devices of one wave to answer."""
GRACE = 3.0
"""Seconds between SIGTERM and SIGKILL."""


class ControlSystem:
    """The database and all device servers; a context manager that starts and ends them.

    Attributes:
        tango_host: where the database answers, "" before it does.
        database: the process that runs the database.
        servers: the device servers that have been started, by name.
        factory: makes the proxies of the devices.
    """

    def __init__(
        self,
        servers: Sequence[DeviceServer],
        launcher: Launcher,
        database: Process,
        *,
        overrides: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
        debug: Collection[str] = (),
        tell: Callable[[str], None] = lambda _: None,
        stop: threading.Event | None = None,
    ) -> None:
        """Plan the system; no server is started.

        Args:
            servers: the deployment.
            launcher: starts the processes, and ends those that are still there at its own end.
            database: has been started by it, on a new file or one from an earlier run.
            overrides: properties of devices that win over the deployment,
                `{device: {property: value}}`; devices that it does not have are ignored.
            debug: devices whose servers are opened to a debugger.
            tell: is called with a line of text at each step.
            stop: may be set, by a signal handler say, to give up the start.

        Raises:
            DeploymentError: the servers wait for each other in a circle.
            FacilityError: there is no such device to debug.
        """
        self.tango_host = ""
        self.servers: dict[str, RunningServer] = {}
        self.factory = DevFactory()
        self._waves = start_order(servers)
        self._debug_ports = debug_ports(self.instances, debug)
        self._configuration = dsconfig(servers)
        override(self._configuration, overrides)
        self._tell = tell
        self._stop = stop or threading.Event()
        self._launcher = launcher
        self.database = database

    @property
    def instances(self) -> list[ServerInstance]:
        """All server instances in the order of their start."""
        return [instance for wave in self._waves for instance in wave]

    def locate(self, device: str) -> str:
        """The full name of a device, which works whatever TANGO_HOST says."""
        return f"tango://{self.tango_host}/{device}"

    def ended(self) -> list[Process]:
        """The processes that should run but have ended."""
        processes = [self.database, *(server.process for server in self.servers.values())]
        return [process for process in processes if not process.running]

    @property
    def broken(self) -> bool:
        """Whether the process that all others come from is gone, and they with it."""
        return self._launcher.gone

    def start(self) -> None:
        """Start every server and return when every device answers.

        Raises:
            FacilityError: something could not be started; what already runs still does.
        """
        self.tango_host = self.find_database()
        self._tell(f"database answers at {self.tango_host}")
        changes = configure_database(self.tango_host, self._configuration)
        self._tell(f"configuration of {len(self.instances)} servers written, {changes} changes")
        for wave in self._waves:
            self._start_wave(wave)

    def find_database(self) -> str:
        """Wait for the database and return the TANGO_HOST that leads to it.

        Raises:
            FacilityError: it does not answer.
        """
        return await_database(self.database, self._stop)

    def stop(self) -> None:
        """End the servers, those that others depend on last, then the database."""
        for wave in reversed(self._waves):
            started = (self.servers.get(instance.full_name) for instance in wave)
            self._end([server.process for server in started if server is not None])
        self._end([self.database])

    def _start_wave(self, wave: Sequence[ServerInstance]) -> None:
        jobs = [self._job(instance) for instance in wave]
        started = [
            RunningServer(
                instance, process, [self.locate(device.name) for device in instance.devices]
            )
            for instance, process in zip(wave, self._launcher.start(jobs), strict=True)
        ]
        self.servers.update((server.name, server) for server in started)
        wait_until_ready(started, self.factory, READY_TIMEOUT, self._stop)
        for server in started:
            self._tell(f"{server.name} answers: {count(len(server.devices), 'device')}")
            if server.debug_port:
                self._tell(
                    f"{server.name} listens for a debugger at {LOOPBACK}:{server.debug_port}"
                )

    def _job(self, instance: ServerInstance) -> Job:
        port = self._debug_ports.get(instance.full_name, 0)
        return server_job(instance, self.tango_host, self._launcher.folder, port)

    def _end(self, processes: Sequence[Process]) -> None:
        for number in (signal.SIGTERM, signal.SIGKILL):
            self._launcher.signal(processes, number)
            if self._launcher.wait(processes, GRACE):
                return

    def __enter__(self) -> ControlSystem:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def count(number: int, noun: str) -> str:
    """`1 device`, `2 devices`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
