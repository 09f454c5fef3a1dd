"""As much of CORBA's protocol GIOP 1.0 as a question without arguments takes.

Values are written one after the other, each at a multiple of its own size, in the order of bytes
that the message names. No Tango and no network here.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

HEADER = 12
"""Bytes of a message before its body."""

_MAGIC = b"GIOP\x01\x00"
_LITTLE = 1
_REQUEST, _REPLY = 0, 1
_DONE, _DEV_FAILED = 0, 1


class NotUnderstood(Exception):
    """A message that is not the answer to a question; the text says what it is."""


@dataclass(frozen=True)
class Reference:
    """Where a CORBA object is.

    Attributes:
        address: host and port that it has published.
        key: what its server knows it by.
    """

    address: tuple[str, int]
    key: bytes

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Return the reference in a text, `IOR:` and hexadecimal digits."""
        outer = Reader(bytes.fromhex(text.removeprefix("IOR:")), order=0)
        outer.octets()  # the kind of object
        outer.number()  # how many ways lead to it
        outer.number()  # the first one leads over TCP
        way = Reader(outer.octets(), order=0)
        way.skip(2)  # version
        host = way.text()
        port = way.number("H")
        return cls((host, port), way.octets())


class Reader:
    """Reads values from bytes.

    Args:
        data: where to read.
        order: position of the octet that tells the order of bytes; values follow it.
        start: position of the first value, if it is another one.
    """

    def __init__(self, data: bytes, order: int, start: int | None = None) -> None:
        self._data = data
        self._order = "<" if data[order] & _LITTLE else ">"
        self._position = order + 1 if start is None else start

    def number(self, kind: str = "I") -> int:
        """Return a number, of a kind that `struct` knows."""
        size = struct.calcsize(kind)
        self.skip(-self._position % size)
        (value,) = struct.unpack_from(self._order + kind, self._data, self._position)
        self.skip(size)
        return int(value)

    def octets(self) -> bytes:
        """Return bytes, before which their number stands."""
        length = self.number()
        self.skip(length)
        return self._data[self._position - length : self._position]

    def text(self) -> str:
        """Return a text."""
        return self.octets().rstrip(b"\0").decode("latin-1")

    def skip(self, size: int) -> None:
        """Leave out some bytes."""
        self._position += size


def request(key: bytes, operation: str) -> bytes:
    """Return the message that asks an object to carry out an operation without arguments."""
    body = struct.pack("<IIB", 0, 0, True)  # no context, number 0, an answer is wanted
    for part in (key, operation.encode() + b"\0", b""):  # nobody in particular asks
        body += bytes(-len(body) % 4) + struct.pack("<I", len(part)) + part
    return _MAGIC + struct.pack("<BBI", _LITTLE, _REQUEST, len(body)) + body


def length(header: bytes) -> int:
    """Return the number of bytes of the body that follows the header of a message.

    Raises:
        NotUnderstood: it is not the header of an answer.
    """
    if header[:4] != _MAGIC[:4] or header[7] != _REPLY:
        raise NotUnderstood(f"the answer begins with {header!r}")
    return Reader(header, order=6, start=8).number()


def trouble(message: bytes) -> str:
    """Return what an answer complains of, "" if the operation was carried out."""
    answer = Reader(message, order=6, start=HEADER)
    for _ in range(answer.number()):
        answer.number()
        answer.octets()
    answer.number()  # of the question
    status = answer.number()
    if status == _DONE:
        return ""
    exception = answer.text()
    if status != _DEV_FAILED:
        return exception
    answer.number()  # how many errors, the first cause first
    reason = answer.text()
    answer.number()  # severity
    return answer.text() or reason
