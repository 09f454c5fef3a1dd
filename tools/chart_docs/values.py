"""A chart's values.yaml: each key with its default and the comment above it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML, YAMLError
from ruamel.yaml.comments import CommentedMap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ANNOTATION = "@schema"


class DocumentationError(Exception):
    """What keeps a chart from being documented; the message names file, line and cure."""


@dataclass(frozen=True)
class Value:
    """One key of values.yaml."""

    path: tuple[str, ...]
    default: Any
    comment: str = ""
    schema: dict[str, Any] = field(default_factory=dict)
    """What the comment says of the JSON schema after `@schema`."""

    children: tuple[Value, ...] = ()
    """The keys below it; none where its own comment tells all about them."""

    @property
    def name(self) -> str:
        """The key itself, the last part of the path."""
        return self.path[-1]

    def all(self) -> Iterator[Value]:
        """Yield this value and all below it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.all()


def read_values(file: Path) -> tuple[Value, ...]:
    """Return the top-level values of a values.yaml.

    Raises DocumentationError for what is no YAML mapping, for a wrong annotation and for a key
    whose meaning no comment tells.
    """
    text = file.read_text(encoding="utf-8")
    try:
        content = YAML().load(text)
    except YAMLError as error:
        raise DocumentationError(f"{file}: is not YAML: {error}") from error
    if not isinstance(content, CommentedMap):
        raise DocumentationError(f"{file}: is empty; a chart's values are keys with defaults")
    return _Reader(file, text.splitlines()).children(content, ())


class _Reader:
    """Walks through the mappings and looks for the comment above each key."""

    def __init__(self, file: Path, lines: list[str]) -> None:
        self._file = file
        self._lines = lines
        self._comments: dict[tuple[str, ...], str] = {}

    def children(self, mapping: CommentedMap, path: tuple[str, ...]) -> tuple[Value, ...]:
        return tuple(
            self._value((*path, str(key)), default, *mapping.lc.key(key))
            for key, default in mapping.items()
        )

    def _value(self, path: tuple[str, ...], default: Any, line: int, column: int) -> Value:
        comment, _, annotation = self._above(line, column).partition(ANNOTATION)
        # What every entry has is explained at the first one.
        alike = (*path[:-2], path[-1])
        words = " ".join(comment.split()) or self._comments.get(alike, "")
        if not words:
            text = f"{'.'.join(path)} has no comment; say above it what it means"
            raise DocumentationError(f"{self._file}:{line + 1}: {text}")
        self._comments.setdefault(alike, words)
        schema = self._schema(annotation, line)
        return Value(path, default, words, schema, self._below(path, default, schema))

    def _below(self, path: tuple[str, ...], default: Any, schema: Any) -> tuple[Value, ...]:
        if not isinstance(default, CommentedMap):
            return ()
        alike = "$ref" in schema or isinstance(schema.get("additionalProperties"), dict)
        if alike and not any(self._above(*default.lc.key(key)) for key in default):
            return ()
        return self.children(default, path)

    def _above(self, line: int, column: int) -> str:
        """Return the comment lines directly above a key that are indented as it is."""
        first = line
        while first and self._lines[first - 1].startswith(f"{' ' * column}#"):
            first -= 1
        return "\n".join(text.strip().lstrip("#") for text in self._lines[first:line])

    def _schema(self, annotation: str, line: int) -> dict[str, Any]:
        if not annotation:
            return {}
        try:
            schema = YAML(typ="safe").load(annotation)
        except YAMLError:
            schema = None
        if not isinstance(schema, dict):
            text = f"write {ANNOTATION} {{key: value, ...}}, not {annotation.strip()!r}"
            raise DocumentationError(f"{self._file}:{line}: {text}")
        return schema
