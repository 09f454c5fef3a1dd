"""The argument of a command that takes part in a transaction."""

import json
from collections.abc import Mapping
from typing import Any

from ska_tango_examples.core.errors import NotAllowed
from ska_tango_examples.core.json_text import LONGEST, BadInput, read_any_object, shown

ID_KEY = "transaction_id"
"""Where the parameters of a piece of work carry the id of its transaction."""

TOO_BRIGHT = "Sun"

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


def write_work_order(params: Mapping[str, Any], transaction_id: str) -> str:
    """Return the text by which work is passed on under its id; ``read_work_order`` takes it.

    Raises:
        BadInput: it is longer than that: what a client has sent grows with the id, and since
            Tango carries no text beyond Latin-1, other letters are spelt out.
    """
    text = json.dumps({**params, ID_KEY: transaction_id})
    if len(text) > LONGEST:
        raise BadInput(
            f"passed on with its {ID_KEY} this would have {len(text)} characters: "
            f"{LONGEST} are allowed"
        )
    return text


def target_of(params: Mapping[str, Any]) -> str:
    """Return what the work is for.

    Raises:
        NotAllowed: nobody works on that.
    """
    target = str(params.get("target", "nothing in particular"))
    if target == TOO_BRIGHT:
        raise NotAllowed(f"the {target} is too bright: choose another target")
    return target
