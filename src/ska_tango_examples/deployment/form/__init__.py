"""The form in which a device server is described: typed, documented, without behaviour."""

from .devices import (
    AttributeProperties,
    ClassDevices,
    ClassProperties,
    Device,
    Property,
)
from .server import Dependency, DeviceServer, EntryPoint, Instance, Server

__all__ = [
    "AttributeProperties",
    "ClassDevices",
    "ClassProperties",
    "Dependency",
    "Device",
    "DeviceServer",
    "EntryPoint",
    "Instance",
    "Property",
    "Server",
]
