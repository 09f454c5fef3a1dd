"""`ska-tango-examples` as its user runs it: in a pipe or in a terminal."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

import psutil

COMMAND = [sys.executable, "-m", "ska_tango_examples"]
PATIENCE = 30.0
_TAKE_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


class Program:
    """A running command whose output is collected; a context manager that ends it."""

    def __init__(
        self, *arguments: str, environment: Mapping[str, str], terminal: bool = False
    ) -> None:
        mine, theirs = pty.openpty() if terminal else os.pipe()
        # A terminal sends Ctrl-C to the session that it controls.
        launcher = [sys.executable, "-c", _TAKE_TERMINAL] if terminal else []
        self._process = subprocess.Popen(
            [*launcher, *COMMAND, *arguments],
            stdin=theirs if terminal else subprocess.DEVNULL,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            start_new_session=True,
        )
        os.close(theirs)
        self._fd = mine
        self._output = ""
        self._ended = False
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def output(self) -> str:
        with self._news:
            return self._output

    def expect(self, pattern: str) -> re.Match[str]:
        """Wait until the output matches."""
        found: list[re.Match[str] | None] = [None]

        def look() -> bool:
            found[0] = re.search(pattern, self._output)
            return found[0] is not None or self._ended

        with self._news:
            self._news.wait_for(look, PATIENCE)
        assert found[0], f"no {pattern!r} in:\n{self._output}"
        return found[0]

    def press(self, key: bytes) -> None:
        os.write(self._fd, key)

    def signal(self, number: int) -> None:
        self._process.send_signal(number)

    def wait(self) -> int:
        """Wait for the end; the exit code."""
        exit_code = self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return exit_code

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._reader.join(PATIENCE)
        os.close(self._fd)

    def _read(self) -> None:
        while piece := self._piece():
            with self._news:
                self._output += piece.decode(errors="replace")
                self._news.notify_all()
        with self._news:
            self._ended = True
            self._news.notify_all()

    def _piece(self) -> bytes:
        try:
            return os.read(self._fd, 65536)
        except OSError:  # what a terminal says when the last program has left it
            return b""


def processes_of(place: Path) -> list[psutil.Process]:
    """Every process that was started with this folder as its XDG_RUNTIME_DIR."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("XDG_RUNTIME_DIR") == str(place):
                found.append(process)
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return found
