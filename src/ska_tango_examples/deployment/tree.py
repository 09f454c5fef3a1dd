"""YAML content that remembers where each piece was written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

KeyPath: TypeAlias = tuple[str | int, ...]
"""The way from the root of a document to one value: keys and list indices."""


@dataclass(frozen=True)
class Place:
    """A line of a file, or the name of another source of values (line 0)."""

    source: str
    line: int = 0

    def __str__(self) -> str:
        """Return the place as compilers write it, `file:line`."""
        return f"{self.source}:{self.line}" if self.line else self.source


@dataclass(frozen=True)
class Tree:
    """A mapping, a list or a single value, with its place.

    The place of a value in a mapping is that of its key. `text` is a single value as it was
    written, before YAML made a number or a truth value of it.
    """

    place: Place
    value: object
    text: str = ""

    def plain(self) -> Any:
        """Return the content alone, as dictionaries, lists and single values."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain() for child in self.value]
        return self.value

    def children(self) -> dict[str, Tree]:
        """Return the children of a mapping; anything else has none."""
        return self.value if isinstance(self.value, dict) else {}

    def items(self) -> list[Tree]:
        """Return the items of a list; anything else has none."""
        return self.value if isinstance(self.value, list) else []

    def get(self, path: KeyPath) -> Tree | None:
        """Return what is at `path`, if there is anything."""
        here: Tree | None = self
        for step in path:
            if here is None:
                break
            if isinstance(step, str):
                here = here.children().get(step)
            else:
                here = next(iter(here.items()[step : step + 1]), None)
        return here

    def nearest(self, path: KeyPath) -> Tree:
        """Return what is at `path`, or the last thing that exists on the way to it."""
        return self.get(path) or (self.nearest(path[:-1]) if path else self)

    def under(self, other: Tree) -> Tree:
        """Return this tree overridden by `other`.

        Mappings are merged, everything else is replaced whole. An empty value (null) in `other`
        takes the key away, as Helm does; where there is no such key, it stays for the next layer.
        What both have is placed where `other` has it.
        """
        if not (isinstance(self.value, dict) and isinstance(other.value, dict)):
            return other
        merged = dict(self.value)
        for key, child in other.value.items():
            if key not in merged:
                merged[key] = child
            elif child.value is None:
                del merged[key]
            else:
                merged[key] = merged[key].under(child)
        return replace(other, value=merged)

    def map_text(self, change: Callable[[KeyPath, Tree], str], path: KeyPath = ()) -> Tree:
        """Return a copy in which `change` has replaced every text."""
        if isinstance(self.value, dict):
            items = self.value.items()
            changed = {key: child.map_text(change, (*path, key)) for key, child in items}
            return replace(self, value=changed)
        if isinstance(self.value, list):
            children = enumerate(self.value)
            return replace(
                self, value=[child.map_text(change, (*path, index)) for index, child in children]
            )
        if isinstance(self.value, str):
            return replace(self, value=change(path, self))
        return self


def spell(path: KeyPath) -> str:
    """Return a path as people write it, `server.instances[0].name`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")
