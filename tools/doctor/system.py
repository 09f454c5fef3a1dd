"""Ports, and the control system that `make run` may have running."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import socket
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .finding import Finding, bad, good
from .machine import Machine

_LOOPBACK = "127.0.0.1"
_ENOUGH = 128
"""Ports at a time: three for each of the servers, and as many for their tests."""
_NAME = "ska-tango-examples"
_LISTENS = "0A"


def ports(machine: Machine, enough: int = _ENOUGH) -> Finding:
    """Whether the loopback interface has as many free ports as a system takes."""
    with contextlib.ExitStack() as taken:
        for count in range(enough):
            try:
                one = taken.enter_context(socket.socket())
                one.bind((_LOOPBACK, 0))
            except OSError as error:
                return bad(f"{count} free on {_LOOPBACK}, then: {error.strerror}", _cure(error))
    span = " to ".join(machine.text("proc/sys/net/ipv4/ip_local_port_range").split())
    return good(f"{enough} free on {_LOOPBACK} at once" + (f", of {span}" if span else ""))


def _cure(error: OSError) -> str:
    if error.errno == errno.EMFILE:
        return "ulimit -n 4096"
    if error.errno == errno.EADDRNOTAVAIL:
        return "ip link set lo up"
    return "end programs that hold many sockets: ss -tanp"


def running_system(machine: Machine) -> Finding:
    """Whether one runs, where, and on which ports; make run would not start a second one."""
    place = _place(machine)
    if not place.exists():
        return good("none runs")
    facts = place.lstat()
    if facts.st_uid != os.getuid() or facts.st_mode & 0o077:
        return bad(f"{place} is not yours alone, so none can start", f"rm -rf {place}")
    record = place / "system.json"
    if not record.exists():
        return good("none runs")
    return _told(machine, json.loads(record.read_text(encoding="utf-8")))


def _place(machine: Machine) -> Path:
    """The folder where a running system leaves its record."""
    runtime = machine.setting("XDG_RUNTIME_DIR")
    if runtime:
        return Path(runtime) / _NAME
    return Path(machine.setting("TMPDIR", tempfile.gettempdir())) / f"{_NAME}-{os.getuid()}"


def _told(machine: Machine, record: dict[str, Any]) -> Finding:
    if _NAME not in machine.text(f"proc/{record['pid']}/cmdline"):
        return good("none runs; make run clears away after the one that was killed")
    pids = [record["pid"], *(server["pid"] for server in record["servers"])]
    used = listening(machine.system / "proc", pids)
    span = f" on {len(used)} ports from {used[0]} to {used[-1]}" if used else ""
    where = f"at {record['tango_host']}" if record["tango_host"] else "and is starting"
    return good(f"one runs {where}, {len(pids)} processes{span}; make down ends it")


def listening(proc: Path, pids: Iterable[int]) -> list[int]:
    """The ports that these processes listen on."""
    sockets = {_socket(link) for pid in pids for link in (proc / str(pid) / "fd").glob("*")}
    lines = [
        line.split()
        for table in ("tcp", "tcp6")
        if (proc / "net" / table).exists()
        for line in (proc / "net" / table).read_text().splitlines()[1:]
    ]
    return sorted(
        {int(one[1].rpartition(":")[2], 16) for one in lines if _is_one_of(sockets, one)}
    )


def _is_one_of(sockets: set[str], line: list[str]) -> bool:
    state, inode = line[3], line[9]
    return state == _LISTENS and inode in sockets


def _socket(link: Path) -> str:
    # A process may close a file, or end, while it is looked at.
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        found = re.fullmatch(r"socket:\[(\d+)\]", str(link.readlink()))
        return found[1] if found else ""
    return ""
