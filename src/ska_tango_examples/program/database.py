"""What the Tango database says about a server, asked for without ever hanging."""

from __future__ import annotations

import threading
from queue import Empty, SimpleQueue

import tango

# A database that has not answered by then will not serve a device server either.
_PATIENCE = 3.0


class NoDatabase(Exception):
    """The Tango database cannot be asked; the text says why."""


def instances_of(program: str, patience: float = _PATIENCE) -> list[str]:
    """Return the names of the instances of ``program`` that the database defines.

    Args:
        program: name of the server executable.
        patience: seconds to wait for the answer.

    Raises:
        NoDatabase: TANGO_HOST is not set, or nobody answers there in time.
    """
    host = tango.ApiUtil.get_env_var("TANGO_HOST")
    if not host:
        raise NoDatabase("TANGO_HOST is not set, so there is no Tango database to ask")
    answers: SimpleQueue[list[str] | tango.DevFailed] = SimpleQueue()
    # Tango itself would wait some 10 seconds for a host that swallows packets.
    threading.Thread(target=_ask, args=(program, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=patience)
    except Empty:
        raise NoDatabase(f"the Tango database at {host} is silent for {patience:g} s") from None
    if isinstance(answer, tango.DevFailed):
        raise NoDatabase(f"no Tango database answers at TANGO_HOST={host} ({_why(answer)})")
    return answer


def _ask(program: str, answers: SimpleQueue[list[str] | tango.DevFailed]) -> None:
    try:
        answers.put(list(tango.Database().get_instance_name_list(program)))
    except tango.DevFailed as failure:
        answers.put(failure)


def _why(failure: tango.DevFailed) -> str:
    return str(failure.args[-1].desc).strip()
