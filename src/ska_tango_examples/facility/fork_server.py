"""The process that imports everything once and then forks one process for each server.

It reads requests from standard input, one JSON object a line, and reports on standard output:

    request   {"start": <job>}                    report   {"started": name, "pid": n}
    request   {"signal": n, "name": name}         report   {"ended": name, "code": n}
    request   {"load": [module, ...]}

It makes no CORBA call and starts no thread, so its forks begin with clean hands. The end of its
input is the end of the system: whatever still runs gets SIGTERM, and SIGKILL a little later.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import logging
import os
import select
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any

from ska_tango_examples.facility.child import become
from ska_tango_examples.facility.job import Job
from ska_tango_examples.shell.log import log_to_stderr

_GRACE = 3.0
"""Seconds between the polite and the final signal when the input has ended."""


def import_all(modules: Sequence[str]) -> None:
    """Import what the forks will share.

    A module that cannot be imported is the business of the server that needs it: that one fails
    alone, with the reason in its own log.
    """
    for module in modules:
        try:
            importlib.import_module(module)
        except Exception:
            logging.getLogger(__name__).exception("%s cannot be imported", module)
    # Objects that no collector touches stay in memory that all forks share.
    gc.collect()
    gc.freeze()


class ForkServer:
    """Starts, signals and reaps the processes of one control system."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._woken, wakes = os.pipe()
        for end in (self._woken, wakes):
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)

    def serve(self) -> Job | None:
        """Carry out requests until the input ends.

        Returns:
            None in the fork server itself; in a fork, the job that it has to do.
        """
        for request in self._requests():
            if "start" in request:
                job = Job(**request["start"])
                if self._fork(job):
                    return job
            elif "load" in request:
                import_all(request["load"])
            else:
                self._signal(request["name"], request["signal"])
        self._end_all()
        return None

    def _requests(self) -> Iterator[dict[str, Any]]:
        """Yield each request; reap processes in between."""
        text = b""
        while True:
            ready, _, _ = select.select([0, self._woken], [], [])
            if self._woken in ready:
                self._reap()
            if 0 in ready:
                piece = os.read(0, 65536)
                if not piece:
                    return
                *lines, text = (text + piece).split(b"\n")
                yield from map(json.loads, lines)

    def _fork(self, job: Job) -> bool:
        """Fork; whether this is the child."""
        pid = os.fork()
        if pid == 0:
            return True
        self._names[pid] = job.name
        _report(started=job.name, pid=pid)
        return False

    def _signal(self, name: str, number: int) -> None:
        """Only a process that has not been reaped gets it: its id is certainly still its own."""
        for pid, candidate in self._names.items():
            if candidate == name:
                os.kill(pid, number)

    def _reap(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while os.read(self._woken, 512):
                pass
        for pid in list(self._names):
            done, status = os.waitpid(pid, os.WNOHANG)
            if done:
                _report(ended=self._names.pop(pid), code=os.waitstatus_to_exitcode(status))

    def _end_all(self) -> None:
        self._kill_all(signal.SIGTERM)
        deadline = time.monotonic() + _GRACE
        while self._names and (left := deadline - time.monotonic()) > 0:
            select.select([self._woken], [], [], left)
            self._reap()
        self._kill_all(signal.SIGKILL)

    def _kill_all(self, number: int) -> None:
        for pid in self._names:
            os.kill(pid, number)


def _report(**facts: Any) -> None:
    # Without a main process nobody listens any more, and the work goes on to its end.
    with contextlib.suppress(BrokenPipeError):
        os.write(1, json.dumps(facts).encode() + b"\n")


def main(modules: Sequence[str]) -> int:
    """Import the modules and serve; in a fork, do its job and return its exit code."""
    log_to_stderr(__name__)
    import_all(modules)
    fork_server = os.getpid()
    job = ForkServer().serve()
    return 0 if job is None else become(job, fork_server)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
