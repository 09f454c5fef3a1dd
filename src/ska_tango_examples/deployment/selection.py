"""Looking for values in plain content, whatever shape it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .tree import KeyPath

INSTANCES = "server.instances.*"
DEVICES = f"{INSTANCES}.classes.*.devices.*"


def select(content: Any, pattern: str) -> Iterator[tuple[KeyPath, Any]]:
    """Yield what matches a pattern of keys, in which `*` stands for every item of a list."""
    step, _, rest = pattern.partition(".")
    children: list[tuple[str | int, Any]] = []
    if step == "*" and isinstance(content, list):
        children = list(enumerate(content))
    elif isinstance(content, dict) and step in content:
        children = [(step, content[step])]
    for key, child in children:
        if rest:
            yield from ((((key, *path)), value) for path, value in select(child, rest))
        else:
            yield (key,), child
