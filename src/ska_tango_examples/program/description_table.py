"""Shows the description of a Tango class to people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from ska_tango_examples.program.description import (
    AttributeDescription,
    ClassDescription,
    CommandDescription,
    PropertyDescription,
)


def render(description: ClassDescription, console: Console) -> None:
    """Print ``description`` on ``console``: a heading, then a table per kind of member."""
    console.print(f"[bold]{escape(description.name)}[/bold]")
    if description.doc:
        console.print(Padding(escape(description.doc), (0, 0, 0, 2)))
    for title, headings, rows in _sections(description):
        if rows:
            console.print()
            console.print(_table(title, headings, rows))


_Row = tuple[str, ...]


def _sections(description: ClassDescription) -> Iterable[tuple[str, _Row, list[_Row]]]:
    yield (
        "Attributes",
        ("name", "type", "access", "unit", "settings", "description"),
        [_attribute(attribute) for attribute in description.attributes],
    )
    yield (
        "Commands",
        ("name", "takes", "gives", "description"),
        [_command(command) for command in description.commands],
    )
    headings = ("name", "type", "default", "description")
    yield "Device properties", headings, list(map(_property, description.device_properties))
    yield "Class properties", headings, list(map(_property, description.class_properties))


def _table(title: str, headings: Sequence[str], rows: Iterable[_Row]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    for heading in headings:
        # Names are what readers copy: never cut or wrapped.
        table.add_column(heading, no_wrap=heading == "name", overflow="fold")
    for row in rows:
        table.add_row(*map(escape, row))
    return table


def _attribute(attribute: AttributeDescription) -> _Row:
    return (
        attribute.name,
        "forwarded" if attribute.forwarded else _type(attribute),
        attribute.access,
        attribute.unit,
        _settings(attribute),
        attribute.description,
    )


def _type(attribute: AttributeDescription) -> str:
    shape = {
        "SCALAR": "",
        "SPECTRUM": f"[{attribute.max_dim_x}]",
        "IMAGE": f"[{attribute.max_dim_x} x {attribute.max_dim_y}]",
    }
    return attribute.type + shape[attribute.format]


def _settings(attribute: AttributeDescription) -> str:
    lines = [", ".join(attribute.enum_labels)]
    lines += [_pairs(group) for group in (attribute.limits, attribute.alarms, attribute.events)]
    if attribute.polling_ms:
        lines.append(f"polled every {attribute.polling_ms} ms")
    if attribute.memorized:
        lines.append("memorized")
    return "\n".join(filter(None, lines))


def _pairs(group: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in group.items())


def _command(command: CommandDescription) -> _Row:
    return (
        command.name,
        _value(command.in_type, command.doc_in),
        _value(command.out_type, command.doc_out),
        command.doc,
    )


def _value(type_name: str, doc: str) -> str:
    return "" if type_name == "DevVoid" else f"{type_name} {doc}".strip()


def _property(declared: PropertyDescription) -> _Row:
    default = "(mandatory)" if declared.mandatory else _shown(declared.default)
    return declared.name, declared.type, default, declared.doc


def _shown(default: object) -> str:
    return "" if default is None else str(default)
