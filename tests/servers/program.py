"""Runs a program as a process of its own and waits for what it says."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import psutil

from ska_tango_examples.DevFactory import DevFactory

SAMPLE = (sys.executable, str(Path(__file__).with_name("sample.py")))
READY = "Ready to accept request"

# PyTango warns that it traces the threads of devices, where the programs are under coverage.
QUIET_COVERAGE = "ignore:Coverage run detected"

# Long enough for a machine under load; no test passes because it has gone by.
DEADLINE = 30.0


def environment(**changes: str) -> dict[str, str]:
    """Return an environment that leads to no Tango database, with ``changes``."""
    own = {
        "TANGO_HOST": "",
        "COLUMNS": "200",
        "PYTHONWARNINGS": QUIET_COVERAGE,
        # What a program prints into a pipe has to come when it is printed.
        "PYTHONUNBUFFERED": "1",
    }
    return {**os.environ, **own, **changes}


def run(
    words: Sequence[str], changes: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end."""
    return subprocess.run(
        words,
        env=environment(**(changes or {})),
        capture_output=True,
        text=True,
        timeout=DEADLINE,
        check=False,
    )


def free_port() -> int:
    """Return a port of the loopback interface that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def silent_port() -> Iterator[int]:
    """A port that takes connections and says nothing."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield int(listener.getsockname()[1])


class Program:
    """A running program; as a context manager it is gone at the end, by SIGKILL if need be.

    SIGTERM comes first, for the measurement of coverage to be saved.
    """

    def __init__(self, words: Sequence[str], **changes: str) -> None:
        self._process = subprocess.Popen(
            words,
            env=environment(**changes),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: list[str] = []
        self._said = threading.Condition()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def wait_for(self, text: str, seconds: float = DEADLINE) -> str:
        """Return the first line with ``text``; fail when the program ends without it."""

        def line() -> str | None:
            return next((each for each in self.lines if text in each), None)

        with self._said:
            self._said.wait_for(lambda: line() or not self._reader.is_alive(), seconds)
            found = line()
        assert found, f"no {text!r} in {self.lines}"
        return found

    @property
    def process(self) -> psutil.Process:
        """What the system knows of it."""
        return psutil.Process(self._process.pid)

    def send(self, number: signal.Signals) -> None:
        """Send a signal."""
        self._process.send_signal(number)

    def exit_code(self) -> int:
        """Wait for the end; all that it said is in ``lines`` then."""
        code = self._process.wait(DEADLINE)
        self._reader.join(DEADLINE)
        return code

    def __enter__(self) -> Program:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        try:
            self._process.wait(DEADLINE)
        finally:
            self._process.kill()
            self._process.wait()
            self._reader.join()
            if self._process.stdout:
                self._process.stdout.close()

    def _read(self) -> None:
        for line in self._process.stdout or ():
            with self._said:
                self.lines.append(line.rstrip("\n"))
                self._said.notify_all()
        with self._said:
            self._said.notify_all()


@contextmanager
def empty_database() -> Iterator[tuple[Program, int]]:
    """A Tango database with nothing in it; its program and its port on the loopback interface."""
    words = ("-m", "databaseds.database", "--host", "127.0.0.1", "--port", "0")
    with Program(
        (sys.executable, *words, "--print-host-port", "2"), PYTANGO_DATABASE_NAME=":memory:"
    ) as program:
        port = program.wait_for("listening on").rpartition("port=")[2].rstrip(".")
        program.wait_for(READY)
        yield program, int(port)


def sample(class_name: str, device: str, *options: str, **changes: str) -> Program:
    """Start the sample program with one device, without a Tango database."""
    if "-port" not in options:
        options = (*options, "-port", "0")
    place = ("-nodb", "-host", "127.0.0.1", "-dlist", device)
    return Program((*SAMPLE, class_name, "test", *place, *options), **changes)


def reach(device: str, port: int) -> Any:
    """Return a proxy of a device of a program that answers at ``port``, without a database."""
    return DevFactory().get_device(f"tango://127.0.0.1:{port}/{device}#dbase=no")


def start_command(device: str, port: int, command: str) -> Callable[[], object]:
    """Begin a command that does not return for now; give what forgets it."""
    proxy = reach(device, port)
    request = proxy.command_inout_asynch(command)
    return lambda: proxy.cancel_asynch_request(request)
