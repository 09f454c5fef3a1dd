"""The JSON schema of the form, for editors and for Helm."""

from __future__ import annotations

from typing import Any

from .server import DeviceServer

MERGED = ("DeviceServer", "Server")
"""Parts that are merged from entry, file and defaults: no single one must be complete."""


def json_schema() -> dict[str, Any]:
    """Return the JSON schema of one layer: an entry in values.yaml or a file in data."""
    schema = DeviceServer.model_json_schema()
    for part in (schema, *schema["$defs"].values()):
        if part["title"] in MERGED:
            del part["required"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
