"""A connection to the server of a device, which ends as soon as the server does.

Tango's events tell of the loss of a server after ten seconds, its calls when there is one.
"""

import socket
from typing import Any

from ska_tango_examples.program.health.giop import Reference
from ska_tango_examples.shell.peers import ANSWER_TIMEOUT

_FIRST_PROBE, _PROBE_PERIOD, _PROBES = 2, 1, 3
"""Seconds after which, and in which, a machine has to say that it is still there; how often."""


class Lifeline:
    """An idle connection; it becomes readable when the other side is gone.

    A server closes connections that are idle for some minutes, too, so whoever sees the end has
    to find out what it means.

    Args:
        address: host and port of the server.

    Raises:
        OSError: nobody can be reached there.
    """

    def __init__(self, address: tuple[str, int]) -> None:
        self._socket = socket.create_connection(address, timeout=ANSWER_TIMEOUT)
        # A machine that vanishes says nothing; the kernel asks it.
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, _FIRST_PROBE)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, _PROBE_PERIOD)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, _PROBES)

    def fileno(self) -> int:
        """Return what `poll` waits for."""
        return self._socket.fileno()

    def close(self) -> None:
        """Let go of the server."""
        self._socket.close()


def address_of(proxy: Any) -> tuple[str, int]:
    """Return host and port at which the server of a device listens.

    Raises:
        DevFailed: the database does not answer, or does not know the device.
        ConnectionRefusedError: the server has left word that it listens no more.
    """
    if not proxy.is_dbase_used():
        return proxy.get_dev_host(), int(proxy.get_dev_port())
    published = proxy.get_device_db().import_device(proxy.dev_name())
    if not published.exported:
        raise ConnectionRefusedError("it is not exported")
    return Reference.parse(published.ior).address
