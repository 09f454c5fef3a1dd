"""The device-server form as definitions for a values.schema.json.

Helm reads draft 7 in all its versions, so the definitions are in the words of that draft.
"""

from __future__ import annotations

from typing import Any

from ska_tango_examples.deployment import json_schema

ENTRY = "Entry"
"""An entry of `deviceServers.servers`: the form, and free parameters for its file."""

MERGED = ("DeviceServer", "Server", "Image", "Volume")
"""Forms that Helm merges from several layers: a single one need not be complete."""

REFERENCE = r"\{\{"
"""A text with a template in it gets its value later, so no pattern applies yet."""


def definitions() -> dict[str, Any]:
    """Return every form by its name, with references as `#/definitions/NAME`."""
    schema = json_schema()
    server = {key: part for key, part in schema.items() if not key.startswith("$")}
    forms = {"DeviceServer": server, **schema["$defs"]}
    forms[ENTRY] = {**server, "additionalProperties": True}
    for name in MERGED:
        forms[name] = {key: part for key, part in forms[name].items() if key != "required"}
    return {name: in_draft_7(form) for name, form in forms.items()}


def in_draft_7(schema: Any) -> Any:
    """Return a part of a newer schema in the words of draft 7, without titles."""
    if isinstance(schema, list):
        return [in_draft_7(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return {"$ref": reference_to(schema["$ref"].rpartition("/")[2])}
    is_form = "type" in schema
    rest = {key: in_draft_7(part) for key, part in schema.items() if key != "title" or not is_form}
    if isinstance(rest.get("pattern"), str):
        rest["pattern"] = f"{rest['pattern']}|{REFERENCE}"
    return rest


def reference_to(name: str) -> str:
    """Return how a schema refers to one of its definitions."""
    return f"#/definitions/{name}"


def used_by(schema: Any, known: dict[str, Any]) -> dict[str, Any]:
    """Return the definitions that a schema refers to, directly or through others.

    Raises KeyError with the name of a form that does not exist.
    """
    used: dict[str, Any] = {}
    waiting = list(_names_in(schema))
    while waiting:
        name = waiting.pop()
        if name not in used:
            used[name] = known[name]
            waiting += _names_in(known[name])
    return dict(sorted(used.items()))


def _names_in(schema: Any) -> list[str]:
    if isinstance(schema, list):
        return [name for part in schema for name in _names_in(part)]
    if not isinstance(schema, dict):
        return []
    if isinstance(schema.get("$ref"), str):
        return [schema["$ref"].rpartition("/")[2]]
    return [name for part in schema.values() for name in _names_in(part)]
