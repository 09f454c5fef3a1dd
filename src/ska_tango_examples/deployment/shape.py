"""Where a chart's values hold its device servers, and whether they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .tree import KeyPath, Tree

ROOT: KeyPath = ("deviceServers",)
ROOT_KEYS = ("enabled", "servers")
SERVERS: KeyPath = (*ROOT, "servers")
INSTANCES_EVERYWHERE: KeyPath = ("global", "instances")


def misshapen(values: Tree) -> Iterator[Problem]:
    """Yield what keeps the entries of the device servers from being found."""
    servers = values.get(SERVERS)
    if servers is None or not isinstance(servers.value, dict):
        text = "is needed, with an entry for each device server: `tabata: {file: ...}`"
        yield Problem.at(values, SERVERS, text)
    root = values.get(ROOT)
    for key in root.children() if root else ():
        if key not in ROOT_KEYS:
            text = f"is not a key of deviceServers; known here: {', '.join(ROOT_KEYS)}"
            yield Problem.at(values, (*ROOT, key), text)
    everywhere = values.get(INSTANCES_EVERYWHERE)
    if everywhere and not isinstance(everywhere.value, (list, type(None))):
        text = "must be a list of instances, such as [counters, tabata]"
        yield Problem(everywhere.place, INSTANCES_EVERYWHERE, text)
    yield from _bad_switch(values, ROOT)
    for key, entry in servers.children().items() if servers else ():
        if not isinstance(entry.value, dict):
            text = "must hold keys and values, such as `file: data/tabata.yaml`"
            yield Problem(entry.place, (*SERVERS, key), text)
        yield from _bad_switch(values, (*SERVERS, key))


def _bad_switch(values: Tree, path: KeyPath) -> Iterator[Problem]:
    switch = values.get((*path, "enabled"))
    if switch is not None and not isinstance(switch.value, bool):
        text = f"is {switch.text!r}, but true or false, without quotes, is needed"
        yield Problem(switch.place, (*path, "enabled"), text)
