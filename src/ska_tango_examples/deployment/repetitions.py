"""Names that are given twice where one must be enough."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from .errors import Problem
from .selection import DEVICES, INSTANCES, select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .tree import KeyPath, Tree

UNIQUE_AMONG_SIBLINGS = (
    f"{INSTANCES}.name",
    f"{INSTANCES}.classes.*.name",
    "class_properties.*.name",
    *(
        f"{owner}.{key}"
        for owner in (DEVICES, "class_properties.*")
        for key in (
            "properties.*.name",
            "attribute_properties.*.attribute",
            "attribute_properties.*.properties.*.name",
        )
    ),
)


def repetitions(tree: Tree, content: dict[str, Any]) -> Iterator[Problem]:
    """Yield the repeated names in the description of a device server."""
    for pattern in UNIQUE_AMONG_SIBLINGS:
        siblings = defaultdict(list)
        for path, name in select(content, pattern):
            siblings[path[:-2]].append((path, name))
        for group in siblings.values():
            yield from _repeated(tree, group)
    for scope in _device_scopes(content):
        yield from _repeated(tree, scope)


def _device_scopes(content: dict[str, Any]) -> Iterator[list[tuple[KeyPath, Any]]]:
    """Yield the devices that run at the same time, and those of each instance left out."""
    deployed = [name for _, name in select(content, "instances.*")]
    together = []
    for path, instance in select(content, INSTANCES):
        devices = [
            ((*path, *rest), name) for rest, name in select(instance, "classes.*.devices.*.name")
        ]
        if isinstance(instance, dict) and instance.get("name") in deployed:
            together += devices
        else:
            yield devices
    yield together


def _repeated(tree: Tree, names: list[tuple[KeyPath, Any]]) -> Iterator[Problem]:
    first: dict[str, KeyPath] = {}
    for path, name in names:
        # Names are compared as Tango compares them: without regard to case.
        original = first.setdefault(name.lower(), path) if isinstance(name, str) else path
        if original != path:
            place = tree.nearest(original).place
            yield Problem.at(
                tree, path, f"{name} is defined twice, first at {place}; take one of them away"
            )
