"""Calls of other programs, none of which can hold up or outlive this one."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path

PATIENCE = 8.0
"""Seconds that a program may take, unless the caller knows better."""


class Silent(Exception):
    """A program is not there, failed, or did not end in time; the text says which."""


class Programs:
    """Runs programs, each in a process group of its own, so that it ends with its children."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        """Run them in that folder, with that environment and nothing else."""
        self._folder = folder
        self._environment = dict(environment)
        self._running: set[subprocess.Popen[str]] = set()
        self._lock = threading.Lock()
        self._ended = False

    def output(self, *words: str | Path, patience: float = PATIENCE) -> str:
        """What a program prints, without the white space around it.

        Raises:
            Silent: there is nothing to return.
        """
        name = Path(words[0]).name
        process = self._start(words)
        try:
            printed, complaint = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired as error:
            _kill(process)
            process.communicate()
            raise Silent(f"{name} does not answer within {patience:g} s") from error
        finally:
            with self._lock:
                self._running.discard(process)
        if process.returncode:
            last = (complaint.strip() or printed.strip()).splitlines()[-1:]
            raise Silent(f"{name}: {last[0] if last else f'status {process.returncode}'}")
        return printed.strip()

    def end_all(self) -> None:
        """End those that still run, and start no more."""
        with self._lock:
            self._ended = True
            running = list(self._running)
        for process in running:
            _kill(process)

    def _start(self, words: tuple[str | Path, ...]) -> subprocess.Popen[str]:
        with self._lock:
            if self._ended:
                raise Silent("it is too late")
            try:
                process = subprocess.Popen(
                    words,
                    cwd=self._folder,
                    env=self._environment,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                    errors="replace",
                    start_new_session=True,
                )
            except OSError as error:
                raise Silent(f"{Path(words[0]).name}: {error.strerror}") from error
            self._running.add(process)
            return process


def _kill(process: subprocess.Popen[str]) -> None:
    """End a program with its children, which may hold its pipes open; its caller reaps it."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
