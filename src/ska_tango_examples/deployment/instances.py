"""The processes that a device server consists of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .form import ClassDevices, Dependency, Device, DeviceServer, Instance
    from .tree import KeyPath, Place


@dataclass(frozen=True)
class DeviceDefinition:
    """A device of an instance, with the name of its class."""

    class_name: str
    device: Device

    @property
    def name(self) -> str:
        """Name of the device, as it was written."""
        return self.device.name


@dataclass(frozen=True)
class ServerInstance:
    """One process of a device server."""

    server: DeviceServer
    definition: Instance

    @property
    def name(self) -> str:
        """Name of the instance."""
        return self.definition.name

    @property
    def full_name(self) -> str:
        """Name of the process in Tango, `executable/instance`."""
        return f"{self.server.server.name}/{self.name}"

    @property
    def classes(self) -> list[ClassDevices]:
        """The Tango classes, each with its devices."""
        return self.definition.classes

    @property
    def devices(self) -> list[DeviceDefinition]:
        """All devices, class by class."""
        return [
            DeviceDefinition(entry.name, device)
            for entry in self.classes
            for device in entry.devices
        ]

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables that the process gets in addition."""
        return {item.name: item.value for item in self.server.environment_variables}

    @property
    def class_paths(self) -> list[str]:
        """The classes to run, `package.module.Class`; none if there is a command."""
        return [entry.name for entry in self.server.entrypoints or []]

    @property
    def command(self) -> str | None:
        """The program to run, if it is not a list of classes."""
        return self.server.command

    @property
    def dependencies(self) -> list[Dependency]:
        """What must answer before it starts: the server's list, then its own."""
        return [*self.server.depends_on, *self.definition.depends_on]

    def dependency_position(self, index: int) -> tuple[Place, KeyPath]:
        """Return where an entry of `dependencies` was written: the line and the keys."""
        of_server = len(self.server.depends_on)
        path: KeyPath = ("depends_on", index)
        if index >= of_server:
            number = self.server.server.instances.index(self.definition)
            path = ("server", "instances", number, "depends_on", index - of_server)
        return self.server.place_of(path), path


def instances_of(servers: Sequence[DeviceServer]) -> Iterator[ServerInstance]:
    """Yield the deployed instances of some servers, in the order of their definition."""
    for server in servers:
        for definition in server.server.instances:
            if definition.name in server.instances:
                yield ServerInstance(server, definition)
