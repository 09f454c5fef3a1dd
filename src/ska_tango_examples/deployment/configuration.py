"""What the Tango database has to know, in the format of the `dsconfig` library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import DeploymentError, Problem
from .instances import instances_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .form import DeviceServer, Property
    from .form.devices import Configured


def dsconfig(servers: Sequence[DeviceServer]) -> dict[str, Any]:
    """Return the configuration of the deployed instances, keys in alphabetical order.

    It has `servers` only if an instance is deployed and `classes` only if a class has properties.

    Raises DeploymentError if two servers give the same class different properties.
    """
    content: dict[str, Any] = {}
    for instance in instances_of(servers):
        executable = content.setdefault("servers", {}).setdefault(instance.server.server.name, {})
        executable[instance.name] = {
            entry.name: {device.name: _properties(device) for device in entry.devices}
            for entry in instance.classes
        }
    if classes := _classes(servers):
        content["classes"] = classes
    return _in_order(content)


def _classes(servers: Sequence[DeviceServer]) -> dict[str, Any]:
    classes: dict[str, Any] = {}
    for server in servers:
        for index, entry in enumerate(server.class_properties):
            properties = _properties(entry)
            if classes.setdefault(entry.name, properties) != properties:
                path = ("class_properties", index)
                text = (
                    f"another server gives class {entry.name} other properties; a class has the "
                    "same ones everywhere, so give them once"
                )
                raise DeploymentError([Problem(server.place_of(path), path, text)])
    return classes


def _properties(owner: Configured) -> dict[str, Any]:
    """Return the two kinds of properties, each one only if it was given, even if empty."""
    result: dict[str, Any] = {}
    if "properties" in owner.model_fields_set:
        result["properties"] = _by_name(owner.properties)
    if "attribute_properties" in owner.model_fields_set:
        result["attribute_properties"] = {
            entry.attribute: _by_name(entry.properties) for entry in owner.attribute_properties
        }
    return result


def _by_name(properties: Iterable[Property]) -> dict[str, list[str]]:
    return {entry.name: list(entry.values) for entry in properties}


def _in_order(content: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _in_order(value) if isinstance(value, dict) else value
        for key, value in sorted(content.items())
    }
