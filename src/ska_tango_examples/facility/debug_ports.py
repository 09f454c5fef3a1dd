"""At which ports debuggers can attach to the servers of a control system on this machine."""

from __future__ import annotations

import socket
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from ska_tango_examples.debugging import LOOPBACK, PORT
from ska_tango_examples.facility.errors import FacilityError

if TYPE_CHECKING:
    from ska_tango_examples.deployment import ServerInstance

_FIRST = 5678
"""Where editors look for a debugger if nobody tells them."""


def debug_ports(instances: Iterable[ServerInstance], devices: Iterable[str]) -> dict[str, int]:
    """The port of each server that is to be debugged, by the name of the server.

    In pods, all instances of a server listen at one and the same port. Here the first of them gets
    it, and each other one the next that is free.

    Args:
        instances: the deployment, which names ports by `debug` or `DEBUGPY_PORT`.
        devices: those whose servers are to be debugged, too, from port 5678 on.

    Raises:
        FacilityError: no server has one of the devices.
    """
    instances, asked = list(instances), {name.lower() for name in devices}
    _refuse_unknown(asked, {name for instance in instances for name in _names(instance)})
    ports: dict[str, int] = {}
    for instance in instances:
        wanted = _FIRST if asked & _names(instance) else _port_of(instance)
        if wanted:
            ports[instance.full_name] = _free_port(wanted, ports.values())
    return ports


def _names(instance: ServerInstance) -> set[str]:
    return {device.name.lower() for device in instance.devices}


def _refuse_unknown(asked: set[str], known: set[str]) -> None:
    for name in asked - known:
        near = ", ".join(get_close_matches(name, known)) or "none like it"
        raise FacilityError(f"no device {name} to debug in this deployment, but {near}")


def _port_of(instance: ServerInstance) -> int:
    """What the deployment says; of a port that is none the server itself complains."""
    own = instance.environment.get(PORT, "")
    return int(own) if own.isdecimal() else instance.server.debug


def _free_port(wanted: int, taken: Collection[int]) -> int:
    free = (port for port in range(wanted, 2**16) if port not in taken and _is_free(port))
    return next(free, wanted)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        # Connections of an earlier debugger, which have ended, are in nobody's way.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True
