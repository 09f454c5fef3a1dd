"""Pieces of reStructuredText that the extensions write for Sphinx to read."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import indent

Row = Sequence[str]


def table(headings: Row, rows: Iterable[Row], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a table.

    Args:
        headings: one for each column.
        rows: the cells, each a piece of reStructuredText.
        widths: the share of each column.
    """
    yield ".. list-table::"
    yield "   :header-rows: 1"
    yield "   :class: reference"
    yield f"   :widths: {' '.join(map(str, widths))}"
    yield ""
    for row in (headings, *rows):
        yield "   *"
        for cell in row:
            yield indent(f"- {indent(cell, '  ').lstrip()}", "     ")
    yield ""


def code(text: object) -> str:
    """Return ``text`` to be shown as it is, or nothing for nothing."""
    return f"``{text}``" if str(text).strip() else ""
