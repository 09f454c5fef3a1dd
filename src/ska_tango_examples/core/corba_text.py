"""What CORBA says of a call that has failed, in words that tell people something."""

import re
from collections.abc import Sequence

_MEANINGS = {
    "TRANSIENT_CallTimedout": "it does not answer in time",
    "TRANSIENT_ConnectFailed": "its server cannot be reached",
    "COMM_FAILURE": "its server has ended or closed the connection",
    "OBJECT_NOT_EXIST": "its server does not have it any more",
    "The connection request was delayed": "its server could not be reached a moment ago",
}


def cause(descriptions: Sequence[str]) -> str:
    """Return, on one line, what went wrong first; in plain words where CORBA has none.

    Args:
        descriptions: those of a stack of Tango's errors, the first cause first.
    """
    first = descriptions[0]
    meaning = next((plain for word, plain in _MEANINGS.items() if word in first), first)
    limit = re.search(r"Timeout \((\d+) mS\) exceeded", " ".join(descriptions))
    if limit is not None:
        meaning = f"it does not answer within {int(limit[1]) / 1000:g} s"
    return " ".join(meaning.split()).rstrip(".")
