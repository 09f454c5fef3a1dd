"""Starts the whole control system as its user does, by `ska-tango-examples up`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import psutil

from benchmarks.memory import proportional_memory
from benchmarks.original_set import CHART

_UP = (sys.executable, "-m", "ska_tango_examples", "up", "--chart", str(CHART))

_PATIENCE = 30.0
"""Seconds that all processes together may take to end."""


@dataclass(frozen=True)
class Start:
    """What one start has cost.

    Attributes:
        servers: number of device servers.
        seconds: until every device answered.
        mebibytes: proportional memory of all processes of the system.
    """

    servers: int
    seconds: float
    mebibytes: float


def start(settings: Sequence[str], *, fork: bool) -> Start:
    """Start a control system, measure, and end it.

    Args:
        settings: of the chart, `key=value`.
        fork: whether all servers are forked from one process.

    Raises:
        RuntimeError: it did not come up; the text is what it said.
    """
    begin = time.monotonic()
    with _up(settings, fork=fork) as program:
        _await_devices(program)
        seconds = time.monotonic() - begin
        # The command's only child is the fork server, which starts all others.
        (fork_server,) = psutil.Process(program.pid).children()
        others = fork_server.children()
        # Without forks it is a mere means to start processes, and no part of the system.
        counted = [fork_server, *others] if fork else others
        memory = proportional_memory(process.pid for process in counted)
    database = 1
    return Start(len(others) - database, seconds, memory)


@contextmanager
def _up(settings: Sequence[str], *, fork: bool) -> Iterator[subprocess.Popen[str]]:
    options = [option for setting in settings for option in ("--set", setting)]
    with tempfile.TemporaryDirectory(prefix="ska-tango-bench-") as folder:
        program = subprocess.Popen(
            [*_UP, "--fork" if fork else "--no-fork", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            # A system that somebody else has running must not be taken for this one.
            env={**os.environ, "XDG_RUNTIME_DIR": folder},
        )
        try:
            yield program
        finally:
            program.terminate()
            try:
                program.communicate(timeout=_PATIENCE)
            finally:
                program.kill()


def _await_devices(program: subprocess.Popen[str]) -> None:
    said = []
    for line in program.stdout or ():
        if "devices answer" in line:
            return
        said.append(line)
    raise RuntimeError(f"the control system did not come up:\n{''.join(said)}")
