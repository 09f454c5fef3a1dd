"""Hosts, as far as one can tell from a TCP connection."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass

from ska_tango_examples.pod.needs import Hopeless

_PATIENCE = 2.0


@dataclass(frozen=True)
class Host:
    """Somebody who listens at a TCP port; met when a connection is accepted.

    Args:
        address: `host:port`.
    """

    address: str

    @property
    def name(self) -> str:
        """What to call it in messages."""
        return f"host {self.address}"

    def missing(self) -> str:
        """Return why there is no connection, "" if there is one."""
        return unreachable(self.address)


def unreachable(address: str) -> str:
    """Return why nobody answers at `host:port`, "" if somebody does.

    Raises:
        Hopeless: the address is malformed.
    """
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 2**16:
        raise Hopeless(f"{address!r} is no address; write host:port")
    try:
        socket.create_connection((host, int(port)), _PATIENCE).close()
    except OSError as error:
        return (error.strerror or str(error) or "no answer").lower()
    return ""


def database_unreachable() -> str:
    """Return why the Tango database does not answer, "" if one of TANGO_HOST does.

    Raises:
        Hopeless: TANGO_HOST is not set or malformed.
    """
    hosts = [host.strip() for host in os.environ.get("TANGO_HOST", "").split(",")]
    if hosts == [""]:
        raise Hopeless("TANGO_HOST is not set; give it the address of the Tango database")
    reasons = []
    for host in hosts:
        reason = unreachable(host)
        if not reason:
            return ""
        reasons.append(f"{host}: {reason}")
    return f"no Tango database at {', '.join(reasons)}"
