"""The main process's side of the fork server."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO, cast

from ska_tango_examples.debugging import PORT as DEBUGGER_PORT
from ska_tango_examples.facility.errors import FacilityError
from ska_tango_examples.facility.job import Job
from ska_tango_examples.facility.process import Process

_PROGRAM = (sys.executable, "-m", "ska_tango_examples.facility.fork_server")
_PATIENCE = 6.0
"""Seconds for the fork server to end its forks and itself; it takes three at most."""
_ALWAYS_NEEDED = (
    "databaseds.database",
    "ska_tango_examples.facility.device_server",
    "ska_tango_examples.program.server",
)
# Whose values are for one program only.
_NOT_INHERITED = {"TANGO_HOST", "TANGO_HEALTH_PORT"}


class Launcher:
    """Owns the fork server and with it the life of every process.

    It imports no Tango, so that this process can do so while the fork server does.

    Attributes:
        folder: the run folder, working directory of every process.
        gone: whether the fork server has ended, and all processes with it.
    """

    def __init__(self, folder: Path, *, forked: bool = True) -> None:
        """Start the fork server.

        Args:
            folder: existing folder; gets the complaints of the fork server, such as a module
                that cannot be imported.
            forked: whether Python programs are forked; if not, each gets an interpreter of its
                own.
        """
        self.folder = folder
        self.gone = False
        self._forked = forked
        self._log = folder / "fork-server.log"
        environment = {k: v for k, v in os.environ.items() if k not in _NOT_INHERITED}
        # The pool of threads of a linear algebra library would not survive a fork.
        environment.setdefault("OPENBLAS_NUM_THREADS", "1")
        # Programs that were installed with this interpreter need no activated environment.
        environment["PATH"] = os.pathsep.join(
            [str(Path(sys.executable).parent), environment.get("PATH", os.defpath)]
        )
        with self._log.open("ab") as errors:
            self._server = subprocess.Popen(
                [*_PROGRAM, *(_ALWAYS_NEEDED if forked else ())],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=environment,
                cwd=folder,
                # Ctrl-C is for the main process, which then ends the servers in order.
                start_new_session=True,
            )
        self._requests = cast("IO[bytes]", self._server.stdin)
        self._running: dict[str, Process] = {}
        self._news = threading.Condition()
        self._listener = threading.Thread(target=self._listen, name="fork-server", daemon=True)
        self._listener.start()

    def load(self, modules: Sequence[str]) -> None:
        """Let the fork server import what the processes that are started later have in common.

        Raises:
            FacilityError: the fork server is gone.
        """
        if self._forked:
            self._request(load=modules)

    def start(self, jobs: Iterable[Job]) -> list[Process]:
        """Start one process for each job; returns before they run. A log tells of one run only.

        Raises:
            FacilityError: the fork server is gone.
        """
        processes = [
            Process(job if self._can_fork(job) else job.as_command(sys.executable)) for job in jobs
        ]
        self._running.update((process.name, process) for process in processes)
        for process in processes:
            Path(process.job.log).unlink(missing_ok=True)
            self._request(start=asdict(process.job))
        return processes

    def signal(self, processes: Iterable[Process], number: int) -> None:
        """Send a signal to those that still run."""
        for process in processes:
            if process.running:
                # Its processes have gone with it.
                with contextlib.suppress(FacilityError):
                    self._request(name=process.name, signal=number)

    def wait(self, processes: Sequence[Process], timeout: float) -> bool:
        """Wait until all have ended; whether they did so within `timeout` seconds."""
        with self._news:
            return self._news.wait_for(
                lambda: not any(process.running for process in processes), timeout
            )

    def close(self) -> None:
        """End every process that still runs, and the fork server."""
        with contextlib.suppress(BrokenPipeError):
            self._requests.close()
        try:
            self._server.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            # It is stuck in the import of a module; its forks end with it.
            self._server.kill()
            self._server.wait()
        self._listener.join()

    def __enter__(self) -> Launcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _can_fork(self, job: Job) -> bool:
        # A debugger must be there before Tango is, which the fork server has imported already.
        return self._forked and DEBUGGER_PORT not in job.environment

    def _request(self, **facts: object) -> None:
        complaint = f"the fork server is gone; see {self._log}"
        if self.gone:
            raise FacilityError(complaint)
        try:
            self._requests.write(json.dumps(facts).encode() + b"\n")
            self._requests.flush()
        except BrokenPipeError as error:
            raise FacilityError(complaint) from error

    def _listen(self) -> None:
        with cast("IO[bytes]", self._server.stdout) as reports:
            for line in reports:
                report = json.loads(line)
                with self._news:
                    if "started" in report:
                        self._running[report["started"]].pid = report["pid"]
                    else:
                        self._running.pop(report["ended"]).exit_code = report["code"]
                    self._news.notify_all()
        # Its forks die with it: the kernel sends them SIGKILL.
        with self._news:
            self.gone = True
            for process in self._running.values():
                process.exit_code = -signal.SIGKILL
            self._running.clear()
            self._news.notify_all()
