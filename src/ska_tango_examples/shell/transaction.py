"""One id in the log lines of all devices that have a part in a piece of work.

The names, the signature and the messages are those of the package ``ska-log-transactions``, which
is not in the public index of Python packages; this is a small one with what the examples need.
It makes ids by itself and asks no service for them.
"""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timezone
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ska_tango_examples.core.work_order import ID_KEY

if TYPE_CHECKING:
    _Logger = logging.Logger | logging.LoggerAdapter[Any]

# From the generator through Python's contextlib to whoever wrote ``with``.
_CALLER = 3

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@contextmanager
def transaction(
    name: str,
    params: Mapping[str, Any] = _NOTHING,
    transaction_id: str = "",
    transaction_id_key: str = ID_KEY,
    logger: _Logger | None = None,
) -> Iterator[str]:
    """Log the begin and the end of the work in a ``with`` block, under an id that goes with it.

    Pass the id that is yielded on to other devices, within their parameters: what they log in a
    transaction of their own then carries it, too. An exception is logged with its traceback in
    place of the end, and goes on.

    Args:
        name: what the work is called.
        params: its parameters, which are logged as JSON.
        transaction_id: the id that the work already has.
        transaction_id_key: where ``params`` have the id if it is not given; without either of
            them a new one is made.
        logger: where to log to; ``ska.transaction`` if not given.

    Raises:
        TypeError: ``params`` are no mapping, or the id is no text.
    """
    if not isinstance(params, Mapping):
        raise TypeError(f"params of a transaction must be a mapping, got {params!r}")
    used = transaction_id or params.get(transaction_id_key) or new_id()
    if not isinstance(used, str):
        raise TypeError(f"{transaction_id_key} must be a text, got {used!r}")
    log = logger or logging.getLogger("ska.transaction")
    # Tells the lines of one ``with`` block from those of another with the same id and name.
    marker = f"{secrets.randbelow(100_000):05d}"
    shown = json.dumps(dict(params), default=str)
    log.info(
        "Transaction[%s]: Enter[%s] with parameters [%s] marker[%s]",
        *(used, name, shown, marker),
        stacklevel=_CALLER,
    )
    try:
        yield used
    except BaseException:
        log.exception(
            "Transaction[%s]: Exception[%s] marker[%s]",
            *(used, name, marker),
            stacklevel=_CALLER,
        )
        raise
    log.info("Transaction[%s]: Exit[%s] marker[%s]", used, name, marker, stacklevel=_CALLER)


def new_id() -> str:
    """Return an id that no other transaction has."""
    return f"txn-local-{datetime.now(timezone.utc):%Y%m%d}-{secrets.randbelow(10**9):09d}"
