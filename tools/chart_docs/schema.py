"""The JSON schema of a chart's values, which Helm checks at every install.

The type of a value is that of its default, and unknown keys are refused. Where more is allowed or
less, the comment above the key says so in its last lines, `# @schema {...}`: that is merged into
what is made here. `$ref: NAME` stands for a form of the device-server form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .forms import definitions, reference_to, used_by
from .values import DocumentationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .values import Value

DRAFT = "http://json-schema.org/draft-07/schema#"
TYPES = {bool: "boolean", int: "integer", float: "number", str: "string"}
SHARED = "global"
"""The key under which Helm hands every chart the settings of all charts of a release."""


def schema_of(title: str, values: Iterable[Value], sub_charts: Iterable[str]) -> dict[str, Any]:
    """Return the schema of a chart's values.

    Helm puts the values of each sub-chart under its name, and checks them by its own schema.

    Raises DocumentationError for a `$ref` to a form that does not exist.
    """
    # In this order: what values.yaml says of a sub-chart is checked by the sub-chart.
    properties: dict[str, Any] = {SHARED: {"type": "object"}}
    properties |= {value.name: _node(value) for value in values}
    properties |= {name: {"type": "object"} for name in sub_charts}
    body = {"type": "object", "additionalProperties": False, "properties": properties}
    try:
        forms = used_by(body, definitions())
    except KeyError as error:
        raise DocumentationError(f"{title}: @schema refers to {error}, no such form") from error
    return {"$schema": DRAFT, "title": title, **body, **({"definitions": forms} if forms else {})}


def _node(value: Value) -> dict[str, Any]:
    said = _with_full_references(value.schema)
    if "$ref" in said:
        # Draft 7 sees nothing beside a reference.
        return {"description": value.comment, "allOf": [said]}
    node = {"description": value.comment, **_inferred(value), **said}
    if isinstance(said.get("additionalProperties"), dict):
        # All children are alike; those of the defaults are but examples.
        node.pop("properties", None)
    return node


def _inferred(value: Value) -> dict[str, Any]:
    if isinstance(value.default, dict):
        return _mapping(value)
    if isinstance(value.default, list):
        return {"type": "array", **_items(value.default)}
    for kind, name in TYPES.items():
        if isinstance(value.default, kind):
            return {"type": name}
    return {}


def _mapping(value: Value) -> dict[str, Any]:
    if not value.children:
        return {"type": "object"}
    return {
        "type": "object",
        "additionalProperties": value.path[0] == SHARED,
        "properties": {child.name: _node(child) for child in value.children},
    }


def _items(default: list[Any]) -> dict[str, Any]:
    kinds = {TYPES.get(type(item), "object") for item in default}
    return {"items": {"type": kinds.pop()}} if len(kinds) == 1 else {}


def _with_full_references(schema: Mapping[str, Any]) -> dict[str, Any]:
    full: dict[str, Any] = {}
    for key, part in schema.items():
        if key == "$ref":
            full[key] = reference_to(part)
        else:
            full[key] = _with_full_references(part) if isinstance(part, dict) else part
    return full
