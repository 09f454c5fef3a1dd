"""Ending what other threads wait for."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class Stop:
    """A word that is given once; connections that are under it end with it."""

    def __init__(self) -> None:
        self._given = threading.Event()
        self._lock = threading.Lock()
        self._connections: list[socket.socket] = []

    @property
    def given(self) -> bool:
        """Whether it has been."""
        return self._given.is_set()

    def ends(self, connection: socket.socket) -> None:
        """Put a connection under it."""
        with self._lock:
            self._connections = [one for one in self._connections if one.fileno() >= 0]
            self._connections.append(connection)
        if self.given:
            _end(connection)

    def wait(self, seconds: float) -> None:
        """Wait so long, or until it is given."""
        self._given.wait(seconds)

    def give(self) -> None:
        """Give it: whoever reads from such a connection comes to the end."""
        self._given.set()
        with self._lock:
            for connection in self._connections:
                _end(connection)


def _end(connection: socket.socket) -> None:
    with suppress(OSError):  # it has ended by itself
        connection.shutdown(socket.SHUT_RDWR)
