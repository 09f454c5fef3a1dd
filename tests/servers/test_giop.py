"""Questions and answers in CORBA's protocol, byte by byte."""

from __future__ import annotations

import struct

import pytest

from ska_tango_examples.program.health import giop
from ska_tango_examples.program.health.address import own_address


class Message:
    """Writes values as CORBA does; little says in which order of bytes."""

    def __init__(self, little: bool) -> None:
        self.order = "<" if little else ">"
        self.data = b""

    def number(self, value: int, kind: str = "I") -> Message:
        size = struct.calcsize(kind)
        self.data += bytes(-len(self.data) % size) + struct.pack(self.order + kind, value)
        return self

    def octets(self, data: bytes) -> Message:
        self.number(len(data)).data += data
        return self


def reply(little: bool, *, status: int = 0, rest: bytes = b"") -> bytes:
    """An answer with one context that has to be read over."""
    body = Message(little).number(1).number(7).octets(b"abc").number(0).number(status).data + rest
    header = (
        b"GIOP\x01\x00" + bytes([little, 1]) + struct.pack("<I" if little else ">I", len(body))
    )
    return header + body


LITTLE = pytest.mark.parametrize("little", [True, False])


def test_a_question_is_written_as_the_standard_has_it() -> None:
    message = giop.request(b"key", "ping")
    assert message[:8] == b"GIOP\x01\x00\x01\x00"
    assert struct.unpack_from("<I", message, 8) == (len(message) - giop.HEADER,)
    body = Message(True).number(0).number(0).number(1, "B")
    assert message[12:] == body.octets(b"key").octets(b"ping\0").octets(b"").data


@LITTLE
def test_a_good_answer_has_no_trouble(little: bool) -> None:
    message = reply(little)
    assert giop.length(message[: giop.HEADER]) == len(message) - giop.HEADER
    assert giop.trouble(message) == ""


@LITTLE
@pytest.mark.parametrize(("said", "told"), [(b"no power\0", "no power"), (b"\0", "Reason")])
def test_an_error_of_tango_is_its_first_cause(little: bool, said: bytes, told: str) -> None:
    error = Message(little).octets(b"IDL:Tango/DevFailed:1.0\0").number(1)
    error.octets(b"Reason\0").number(2).octets(said).octets(b"here\0")
    assert giop.trouble(reply(little, status=1, rest=error.data)) == told


@LITTLE
def test_an_error_of_corba_is_named(little: bool) -> None:
    name = "IDL:omg.org/CORBA/OBJECT_NOT_EXIST:1.0"
    rest = Message(little).octets(name.encode() + b"\0").number(0).number(1).data
    assert giop.trouble(reply(little, status=2, rest=rest)) == name


@pytest.mark.parametrize("header", [b"HTTP/1.1 200", b"GIOP\x01\x00\x01\x05\0\0\0\0"])
def test_what_is_no_answer_is_not_understood(header: bytes) -> None:
    with pytest.raises(giop.NotUnderstood):
        giop.length(header)


@LITTLE
def test_a_reference_tells_address_and_key(little: bool) -> None:
    way = Message(little).number(little, "B").number(1, "B").number(0, "B")
    way.octets(b"tango.example\0").number(45450, "H").octets(b"key")
    outer = Message(little).number(little, "B").octets(b"IDL:Tango/Device:1.0\0").number(1)
    text = "IOR:" + outer.number(0).octets(way.data).data.hex()
    assert giop.Reference.parse(text) == giop.Reference(("tango.example", 45450), b"key")


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("-ORBendPoint giop:tcp:0.0.0.0:45450", ("127.0.0.1", 45450)),
        ("-ORBendPoint giop:tcp::45450", ("127.0.0.1", 45450)),
        ("-v -ORBendPoint giop:tcp:10.0.0.1:45450 -nodb", ("10.0.0.1", 45450)),
        ("-ORBendPoint giop:tcp:127.0.0.1:0", None),
        ("-ORBendPointPublish giop:tcp:service:45450", None),
        ("", None),
    ],
)
def test_a_server_reaches_itself_where_it_listens(words: str, address: object) -> None:
    assert own_address(words.split()) == address
