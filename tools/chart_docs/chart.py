"""What is written for one chart: values.schema.json and the table in README.md."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ruamel.yaml import YAML

from .schema import schema_of
from .table import with_table
from .values import DocumentationError, read_values

if TYPE_CHECKING:
    from pathlib import Path


def documents(chart: Path) -> dict[Path, str]:
    """Return the generated files of a chart with their texts; without values there are none.

    Raises DocumentationError with what is missing or wrong in the chart's own files.
    """
    if not (chart / "values.yaml").exists():
        return {}
    about = YAML(typ="safe").load(chart / "Chart.yaml")
    values = read_values(chart / "values.yaml")
    needs = about.get("dependencies", [])
    schema = schema_of(
        f"Values of {about['name']}", values, [one.get("alias", one["name"]) for one in needs]
    )
    readme = chart / "README.md"
    try:
        text = with_table(_text_of(readme), values)
    except DocumentationError as error:
        raise DocumentationError(f"{readme}: {error}") from error
    return {
        readme: text,
        chart / "values.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n",
    }


def stale(chart: Path) -> list[Path]:
    """Return the generated files that are not what the chart's values would give today."""
    return [file for file, text in documents(chart).items() if _text_of(file) != text]


def _text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""
