"""The table of a chart's values in its README.md."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .values import DocumentationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .values import Value

BEGIN, END = "<!-- values -->", "<!-- /values -->"
HEAD = "| Key | Default | Meaning |\n| --- | --- | --- |"


def with_table(readme: str, values: Iterable[Value]) -> str:
    """Return the text of a README with its table renewed.

    Raises DocumentationError if the two marks that enclose the table are not there.
    """
    above, begin, rest = readme.partition(f"{BEGIN}\n")
    _, end, below = rest.partition(END)
    if not (begin and end):
        raise DocumentationError(f'put the lines "{BEGIN}" and "{END}" where the values belong')
    rows = [row for value in values for row in _rows(value)]
    return f"{above}{begin}\n{HEAD}\n" + "\n".join(rows) + f"\n\n{end}{below}"


def _rows(value: Value) -> Iterator[str]:
    for one in value.all():
        default = "" if one.children else _code(json.dumps(one.default, ensure_ascii=False))
        yield f"| {_code('.'.join(one.path))} | {default} | {_cell(one.comment)} |"


def _code(text: str) -> str:
    return f"`{_cell(text)}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
