"""What two device servers of one deployment must not both claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import Problem
from .instances import instances_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .form import DeviceServer
    from .tree import KeyPath


def conflicts(servers: Sequence[DeviceServer]) -> Iterator[Problem]:
    """Yield the devices and the processes that two of the servers have.

    The Tango database would give such a device to one of them, without a word to the other.
    """
    owners: dict[str, tuple[DeviceServer, KeyPath]] = {}
    for server in servers:
        for name, path in _claims(server):
            owner, first = owners.setdefault(name.lower(), (server, path))
            if owner is not server:
                text = (
                    f"{name} is also defined at {owner.place_of(first)}; take one of them away "
                    "or disable one of the servers"
                )
                yield Problem(server.place_of(path), path, text)


def _claims(server: DeviceServer) -> Iterator[tuple[str, KeyPath]]:
    """Yield the Tango names that a server uses, and where they are given."""
    for number, instance in enumerate(instances_of([server])):
        path: KeyPath = ("server", "instances", number)
        yield instance.full_name, (*path, "name")
        for c, entry in enumerate(instance.classes):
            for d, device in enumerate(entry.devices):
                yield device.name, (*path, "classes", c, "devices", d, "name")
