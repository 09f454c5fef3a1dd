"""The directive ``json-schema``: the keys of every object that a JSON Schema defines.

.. code-block:: rst

   .. json-schema:: path/from/the/page/to/some.schema.json
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from rest import Row, code, table
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

Schema = Mapping[str, Any]


class JsonSchema(SphinxDirective):
    """Writes a section with a table of keys for each object."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the nodes; the page is made anew when the schema has changed."""
        _, path = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(path)
        schema = json.loads(Path(path).read_text(encoding="utf-8"))
        lines = [line for part in _objects(schema) for line in _section(part)]
        return list(self.parse_text_to_nodes("\n".join(lines), allow_section_headings=True))


def _objects(schema: Schema) -> Iterator[Schema]:
    yield schema
    for part in schema["$defs"].values():
        if "properties" in part:
            yield part


def _section(part: Schema) -> Iterator[str]:
    title = part["title"]
    yield from (f".. _form-{title}:", "", title, "-" * len(title), "")
    yield from (part["description"], "")
    required = part.get("required", [])
    rows = (_row(key, value, key in required) for key, value in sorted(part["properties"].items()))
    yield from table(("Key", "Type", "Default", "Meaning"), rows, (24, 24, 14, 38))


def _row(key: str, value: Schema, required: bool) -> Row:
    default = "required" if required else _default(value)
    return code(key), _type(value), default, value.get("description", "")


def _default(value: Schema) -> str:
    default = value.get("default")
    return "" if default in (None, [], {}) else code(json.dumps(default))


def _type(value: Schema) -> str:
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f":ref:`{name} <form-{name}>`"
    if "anyOf" in value:
        kinds = (_type(kind) for kind in value["anyOf"] if kind.get("type") != "null")
        return " or ".join(kinds)
    kind = value.get("type", "any")
    if kind == "array":
        return f"list of {_type(value['items'])}"
    return str(kind)


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the directive."""
    app.add_directive("json-schema", JsonSchema)
    return {"parallel_read_safe": True}
