"""The Tango database that a client is led to, if it is led to one."""

from __future__ import annotations

import re
import socket
from pathlib import Path

from .finding import Finding, bad, good
from .machine import Machine

_PATIENCE = 3.0
_CURE = "unset TANGO_HOST"


def tango_host(machine: Machine) -> Finding:
    """Whether the databases answer that TANGO_HOST names, if it names any."""
    value = machine.setting("TANGO_HOST")
    if not value:
        return good("TANGO_HOST is not set; make run has a database of its own")
    for address in value.split(","):
        host, _, port = address.strip().rpartition(":")
        if not host or not re.fullmatch(r"\d{1,5}", port) or not 0 < int(port) < 2**16:
            return bad(f"TANGO_HOST={value} is not host:port", _CURE)
        try:
            socket.create_connection((host, int(port)), _PATIENCE).close()
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            return bad(f"TANGO_HOST={value}: {why}", _CURE)
    return good(f"TANGO_HOST={value} accepts a connection")


def tangorc(machine: Machine) -> Finding:
    """Whether a file leads programs to a control system that nobody has named to them."""
    if machine.setting("TANGO_HOST"):
        return good("TANGO_HOST comes before any such file")
    files = [Path(machine.setting("HOME", "/root")) / ".tangorc", machine.system / "etc/tangorc"]
    for file in filter(Path.is_file, files):
        text = file.read_text(encoding="utf-8", errors="replace")
        if found := re.search(r"^\s*TANGO_HOST\s*=\s*(\S+)", text, re.MULTILINE):
            return bad(
                f"{file} leads clients without TANGO_HOST, tests of yours too, to {found[1]}",
                f"mv {file} {file}.off",
            )
    return good("no file leads clients to a control system that they were not told of")
