"""Asking an object of this process, as any client would, but without waiting for ever.

Tango's own proxies look up in the database where a device is published, which may be a service
that is down; and a call of theirs that is given up leaves a thread of the server behind. Here a
question to somebody who is stuck stays under way, and is not asked a second time.
"""

from __future__ import annotations

import select
import socket
import time

from ska_tango_examples.program.health import giop

DEADLINE = 2.0
"""Seconds in which an answer has to come."""


class Question:
    """A question to one object, asked again and again, each time as a new client.

    It is for one thread at a time.

    Args:
        name: what to call the object.
        address: host and port at which its server listens.
        key: what the server knows it by.
        operation: what it is asked to do.
    """

    def __init__(self, name: str, address: tuple[str, int], key: bytes, operation: str) -> None:
        self._name = name
        self._address = address
        self._request = giop.request(key, operation)
        self._call: _Call | None = None

    def ask(self) -> None:
        """Ask, if there is no question under way."""
        if self._call is None:
            self._call = _Call(self._address, self._request)

    def trouble(self) -> str:
        """Return what is wrong, "" if the answer was good; waits for it until the deadline."""
        if self._call is None:
            raise RuntimeError("nothing was asked")
        try:
            answer = self._call.answer()
        except TimeoutError:
            return f"{self._name}: no answer for {self._call.age:.0f} s"
        except (OSError, giop.NotUnderstood) as error:
            complaint = str(error)
        else:
            complaint = giop.trouble(answer)
        self._call.close()
        self._call = None
        return complaint and f"{self._name}: {complaint}"


class _Call:
    """One question under way."""

    def __init__(self, address: tuple[str, int], request: bytes) -> None:
        self._begin = time.monotonic()
        self._received = b""
        self._connection = socket.socket()
        self._connection.settimeout(DEADLINE)
        self._refusal: OSError | None = None
        try:
            self._connection.connect(address)
            self._connection.sendall(request)
        except OSError as error:
            self._refusal = error

    @property
    def age(self) -> float:
        """Seconds since it was asked."""
        return time.monotonic() - self._begin

    def answer(self) -> bytes:
        """Return the answer.

        Raises:
            TimeoutError: it has not come by the deadline, but may come yet.
            OSError: it will not come.
            NotUnderstood: it is none.
        """
        if self._refusal:
            raise ConnectionError(f"its own server cannot be reached: {self._refusal}")
        self._fill(giop.HEADER)
        size = giop.HEADER + giop.length(self._received)
        self._fill(size)
        return self._received

    def close(self) -> None:
        """Forget it."""
        self._connection.close()

    def _fill(self, size: int) -> None:
        while len(self._received) < size:
            left = max(0.0, DEADLINE - self.age)
            if not select.select([self._connection], [], [], left)[0]:
                raise TimeoutError
            if not (data := self._connection.recv(size - len(self._received))):
                raise ConnectionError("its own server closes the connection")
            self._received += data
