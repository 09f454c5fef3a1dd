"""Waking a thread that waits for a connection."""

import socket
import threading
from contextlib import suppress


class Doorbell:
    """Becomes readable for `poll` when somebody rings; any thread may."""

    def __init__(self) -> None:
        self._inside, self._outside = socket.socketpair()
        self._inside.setblocking(False)
        self._outside.setblocking(False)
        self._lock = threading.Lock()

    def ring(self) -> None:
        """Wake whoever waits; nothing happens once the bell is gone."""
        # An error means that it rings all the time, or that it is gone.
        with self._lock, suppress(OSError):
            self._outside.send(b"!")

    def silence(self) -> None:
        """Stop ringing."""
        with suppress(BlockingIOError):
            while self._inside.recv(4096):
                pass

    def fileno(self) -> int:
        """Return what `poll` waits for."""
        return self._inside.fileno()

    def close(self) -> None:
        """Take it away."""
        with self._lock:
            self._inside.close()
            self._outside.close()
