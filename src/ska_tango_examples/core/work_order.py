"""The argument of a command that takes part in a transaction."""

from typing import Any

from ska_tango_examples.core.json_text import BadInput, read_any_object, shown

ID_KEY = "transaction_id"
"""Where the parameters of a piece of work carry the id of its transaction."""

_EXAMPLE = '{"target": "M31"}'


def read_work_order(text: str) -> dict[str, Any]:
    """Return the parameters that a client has sent as a JSON object, with an id or without.

    Raises:
        BadInput: it is no JSON object, or its id is no text.
    """
    params = read_any_object(text, _EXAMPLE)
    found = params.get(ID_KEY, "")
    if not isinstance(found, str):
        raise BadInput(f"{ID_KEY} must be a text, got {shown(found)}; leave it out for a new one")
    return params
