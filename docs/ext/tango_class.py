"""The directive ``tango-class``: what a Tango class offers, read from the class itself.

.. code-block:: rst

   .. tango-class:: ska_tango_examples.counter.Counter.Counter
"""

import sys
from collections.abc import Iterator, Mapping
from importlib import import_module

from docutils import nodes
from rest import Row, code, table
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ska_tango_examples.program.describe import describe
from ska_tango_examples.program.description import (
    AttributeDescription,
    ClassDescription,
    CommandDescription,
    PropertyDescription,
)


class TangoClass(SphinxDirective):
    """Writes the documentation of a class, and a table for each kind of its members."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the nodes; the page is made anew when the module has changed."""
        module_name, _, class_name = self.arguments[0].rpartition(".")
        device_class = getattr(import_module(module_name), class_name)
        for base in device_class.__mro__:
            source = getattr(sys.modules.get(base.__module__), "__file__", None)
            if source:
                self.env.note_dependency(source)
        lines = _lines(describe(device_class), self.arguments[0])
        return list(self.parse_text_to_nodes("\n".join(lines), allow_section_headings=True))


def _lines(description: ClassDescription, path: str) -> Iterator[str]:
    yield from (f"Class {code(path)}", "", description.doc, "")
    if description.attributes:
        rows = map(_attribute, description.attributes)
        headings = ("Attribute", "Type", "Access", "Meaning")
        yield from table(headings, rows, (22, 22, 16, 40))
    if description.commands:
        rows = map(_command, description.commands)
        yield from table(("Command", "Takes", "Gives", "Meaning"), rows, (22, 22, 16, 40))
    for kind in ("device", "class"):
        properties = getattr(description, f"{kind}_properties")
        if properties:
            headings = (f"{kind.capitalize()} property", "Type", "Default", "Meaning")
            yield from table(headings, map(_property, properties), (22, 16, 30, 32))


def _attribute(attribute: AttributeDescription) -> Row:
    return (
        code(attribute.name),
        "forwarded" if attribute.forwarded else _type(attribute),
        attribute.access.lower().replace("_", "-"),
        _paragraphs(attribute.description, *_settings(attribute)),
    )


def _type(attribute: AttributeDescription) -> str:
    shape = {
        "SCALAR": "",
        "SPECTRUM": f", up to {attribute.max_dim_x}",
        "IMAGE": f", up to {attribute.max_dim_x} x {attribute.max_dim_y}",
    }
    return code(attribute.type) + shape[attribute.format]


def _settings(attribute: AttributeDescription) -> Iterator[str]:
    yield ", ".join(map(code, attribute.enum_labels))
    yield f"Unit: {attribute.unit}." if attribute.unit else ""
    for group in (attribute.limits, attribute.alarms, attribute.events):
        yield _pairs(group)
    yield f"Polled every {attribute.polling_ms} ms." if attribute.polling_ms else ""


def _pairs(group: Mapping[str, str]) -> str:
    return ", ".join(code(f"{name} {value}") for name, value in group.items())


def _command(command: CommandDescription) -> Row:
    return (
        code(command.name),
        _value(command.in_type, command.doc_in),
        _value(command.out_type, command.doc_out),
        command.doc,
    )


def _value(type_name: str, doc: str) -> str:
    return "" if type_name == "DevVoid" else _paragraphs(code(type_name), doc)


def _property(declared: PropertyDescription) -> Row:
    default = "mandatory" if declared.mandatory else code(_given(declared.default))
    return code(declared.name), code(declared.type), default, declared.doc


def _given(default: object) -> object:
    return "" if default is None else default


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(filter(None, texts))


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the directive."""
    app.add_directive("tango-class", TangoClass)
    return {"parallel_read_safe": True}
