"""From the start of a control system to its end, as its user sees it."""

from __future__ import annotations

import os
import threading
from collections.abc import Collection, Sequence

from ska_tango_examples.cli.view import View
from ska_tango_examples.deployment import DeviceServer
from ska_tango_examples.facility.errors import FacilityError
from ska_tango_examples.facility.exercise import TABATAS, exercise, tabatas_of
from ska_tango_examples.facility.launcher import Launcher
from ska_tango_examples.facility.process import Process
from ska_tango_examples.facility.record import RecordKeeper, ServerRecord, SystemRecord
from ska_tango_examples.facility.states import states_of
from ska_tango_examples.facility.system import ControlSystem

_LOOK_INTERVAL = 1.0


class Session:
    """Runs one control system and shows it."""

    def __init__(
        self, view: View, keeper: RecordKeeper, stop: threading.Event, *, temporary: bool
    ) -> None:
        self._view = view
        self._keeper = keeper
        self._stop = stop
        self._temporary = temporary

    def run(
        self,
        servers: Sequence[DeviceServer],
        launcher: Launcher,
        database: Process,
        *,
        tick: float,
        once: bool,
        debug: Collection[str],
    ) -> None:
        """Start, exercise, stay until told to stop, end.

        Args:
            servers: the deployment.
            launcher: starts the processes.
            database: has been started by it.
            tick: sleep_time of the Tabatas, in seconds.
            once: do not stay.
            debug: devices whose servers are opened to a debugger.

        Raises:
            FacilityError: the start or the workout failed, or the system broke down.
            InterruptedStartError: the end was asked for before the workout was over.
        """
        system = ControlSystem(
            servers,
            launcher,
            database,
            overrides={name: {"sleep_time": str(tick)} for name in TABATAS},
            debug=debug,
            tell=self._view.tell,
            stop=self._stop,
        )
        with system:
            self._write_record(system, launcher)
            self._view.up(system.tango_host, states_of(system))
            if tabatas_of(system):
                self._view.exact(exercise(system, self._view.plan, self._view.playing, self._stop))
            else:
                self._view.tell("no Tabata in this chart, so no workout")
            if not once:
                self._stay(system)
            self._view.tell("ending all servers")
        self._view.end()

    def _stay(self, system: ControlSystem) -> None:
        self._view.stay()
        shown: set[int] = set()
        while not self._stop.is_set():
            for process in system.ended():
                if process.pid not in shown:
                    shown.add(process.pid)
                    self._view.lost(process)
            if system.broken:
                raise FacilityError("the process that all servers come from was killed")
            self._view.states(states_of(system))
            self._stop.wait(_LOOK_INTERVAL)

    def _write_record(self, system: ControlSystem, launcher: Launcher) -> None:
        self._keeper.write(
            SystemRecord(
                pid=os.getpid(),
                folder=str(launcher.folder),
                temporary=self._temporary,
                tango_host=system.tango_host,
                servers=[
                    ServerRecord(
                        server.name,
                        server.process.pid,
                        server.process.job.log,
                        [device.name for device in server.instance.devices],
                        server.debug_port,
                    )
                    for server in system.servers.values()
                ],
            )
        )
