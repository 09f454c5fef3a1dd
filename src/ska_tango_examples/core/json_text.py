"""JSON that a client sends as the argument of a command."""

import json
from collections.abc import Collection
from typing import Any

from ska_tango_examples.core.errors import Refusal

LONGEST = 65536
"""Characters that a text may have."""


class BadInput(Refusal):
    """An argument that cannot be understood."""

    reason = "SkaTango_BadInput"


def read_object(text: str, keys: Collection[str], example: str) -> dict[str, Any]:
    """Return the JSON object that ``text`` is; it has exactly these ``keys``.

    Args:
        text: what the client has sent.
        keys: the names that the object must have, and no other ones.
        example: a right text, for the client who has sent a wrong one.

    Raises:
        BadInput: it is no JSON, no object, or it has other keys; the text says which.
    """
    given = read_any_object(text, example)
    for key in keys:
        if key not in given:
            raise BadInput(f"the key {key!r} is missing; write it as {example}")
    for key in given:
        if key not in keys:
            raise BadInput(f"unknown key {shown(key)}; the keys are {', '.join(keys)}")
    return given


def read_any_object(text: str, example: str) -> dict[str, Any]:
    """Return the JSON object that ``text`` is, with whatever keys it has.

    Raises:
        BadInput: it is no JSON, or no object; the text says which, and shows ``example``.
    """
    given = _parsed(text, example)
    if not isinstance(given, dict):
        raise BadInput(f"not a JSON object but {shown(given)}; write it as {example}")
    return given


def shown(value: object) -> str:
    """Return ``value`` as JSON writes it, on one line and not too long for an error text."""
    text = json.dumps(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _parsed(text: str, example: str) -> Any:
    if len(text) > LONGEST:
        raise BadInput(
            f"a text of {len(text)} characters is too long: {LONGEST} are allowed; "
            f"write it as {example}"
        )
    try:
        return json.loads(text, object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError) as problem:
        raise BadInput(f"not JSON ({problem}); write it as {example}") from problem


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise BadInput(f"the key {shown(double)} is there twice; give it once")
    return found
