"""Changes to a nested configuration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def merged(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``base`` with ``changes``; neither is changed itself.

    A mapping is merged into the mapping of the same key, at any depth. Any other value takes the
    place of the old one, and None removes its key.
    """
    result = dict(base)
    for key, change in changes.items():
        if change is None:
            result.pop(key, None)
        elif isinstance(change, Mapping):
            before = result.get(key)
            result[key] = merged(before if isinstance(before, Mapping) else {}, change)
        else:
            result[key] = change
    return result
