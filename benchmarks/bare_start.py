"""Start of one device server, an interpreter and all, until it says that it is ready."""

from __future__ import annotations

import subprocess
import sys
import time

from benchmarks.system import DEVICES

_PROGRAM = "from tango.server import run; from {module} import {name}; run(({name},), args={args})"
_READY = "Ready to accept request"


def start(module: str, name: str) -> float:
    """Start a server of a class in `devices` without a database, end it, return the seconds.

    Raises:
        RuntimeError: it did not start; the text is what it said.
    """
    args = [
        name,
        "bench",
        "-nodb",
        "-host",
        "127.0.0.1",
        "-port",
        "0",
        "-dlist",
        f"bench/{name.lower()}/1",
    ]
    code = _PROGRAM.format(module=module, name=name, args=args)
    begin = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-u", "-c", code],
        cwd=DEVICES,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        try:
            said = []
            for line in server.stdout or ():
                if _READY in line:
                    return time.monotonic() - begin
                said.append(line)
            raise RuntimeError(f"{name} did not start:\n{''.join(said)}")
        finally:
            server.kill()
