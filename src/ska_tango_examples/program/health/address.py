"""Where a server listens, as its command line says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_END_POINT = re.compile(r"giop:tcp:(?P<host>[^:]*):(?P<port>\d+)")
_EVERYWHERE = ("", "0.0.0.0")  # noqa: S104  as an end point has it
_LOOPBACK = "127.0.0.1"


def own_address(words: Sequence[str]) -> tuple[str, int] | None:
    """Return host and port at which this very process reaches itself.

    Returns None where the command line does not tell them; then the server has published where
    it listens. Where it does tell, another address may be published: that of a service in front
    of the server, which nobody needs for a question to oneself.

    Args:
        words: the command line of the server.
    """
    for option, value in pairwise(words):
        found = _END_POINT.fullmatch(value) if option == "-ORBendPoint" else None
        if found and int(found["port"]):
            host = _LOOPBACK if found["host"] in _EVERYWHERE else found["host"]
            return host, int(found["port"])
    return None
