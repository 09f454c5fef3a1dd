"""Other values in place of the defaults, such that each can be found again in what is rendered."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

ENUMERATED = {
    "pullPolicy": "Always",
    "engine": "sqlite",
    "timeout": "77s",
    "storage": "77Gi",
    "cpu": "77m",
    "memory": "77Mi",
}
"""Other values of keys that do not take any text."""

LISTS: dict[str, list[Any]] = {
    "instances": ["tabata"],
    "environment_variables": [{"name": "MARK", "value": "1"}],
    "drop": ["mark"],
}
"""Other values of lists whose items are not free."""

FIRST_NUMBER = 7000


def leaves(values: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Yield every value with its path; a list is one value, and so is an empty map."""
    for key, value in values.items():
        if isinstance(value, dict) and value:
            yield from leaves(value, (*path, key))
        else:
            yield ".".join((*path, key)), value


def marked(defaults: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return other values of texts and numbers, all different, and those of everything else."""
    numbers = itertools.count(FIRST_NUMBER)
    free: dict[str, Any] = {}
    others: dict[str, Any] = {}
    for path, default in defaults.items():
        mark = next(numbers)
        name = path.rpartition(".")[2]
        if name in ENUMERATED:
            others[path] = ENUMERATED[name]
        elif isinstance(default, bool):
            others[path] = not default
        elif isinstance(default, int):
            free[path] = mark
        elif isinstance(default, str):
            free[path] = f"m{mark}{default}"
        elif isinstance(default, list):
            others[path] = LISTS.get(name, [{"key": "mark"}])
        else:
            others[path] = {"mark": "mark"}
    return free, others
