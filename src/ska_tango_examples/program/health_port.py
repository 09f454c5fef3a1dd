"""The port at which a server tells its health, if it is to tell it at all."""

from __future__ import annotations

import os
from collections.abc import Callable

from ska_tango_examples.program.arguments import Arguments
from ska_tango_examples.program.readiness import CannotStart

VARIABLE = "TANGO_HEALTH_PORT"


def offer_health(arguments: Arguments) -> Callable[[], None]:
    """Tell the health of a server by HTTP if its environment names a port for that.

    Without one nothing is imported, nothing listens and nothing is counted.

    Args:
        arguments: its command line.

    Returns:
        What is to be called as soon as its devices answer.

    Raises:
        CannotStart: the port is no number, or cannot be used.
    """
    given = os.environ.get(VARIABLE, "")
    if not given:
        return lambda: None
    name = f"{arguments.program}/{arguments.instance}"
    if not given.isdecimal() or not 0 < int(given) < 2**16:
        raise CannotStart(
            f"{name} cannot start: {VARIABLE} is {given!r}, but a number from 1 to 65535 is "
            "needed; correct it or take it away"
        )
    from ska_tango_examples.program.health.telling import tell

    try:
        return tell(int(given), arguments.tango)
    except OSError as problem:
        raise CannotStart(
            f"{name} cannot start: its health cannot be told at port {given} "
            f"({problem.strerror}); choose another {VARIABLE} or take it away"
        ) from problem
