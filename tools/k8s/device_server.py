"""Which StatefulSet runs a device."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from .api import Object
from .trouble import Trouble

NAME = "device-server"


def server_of(device: str, config_maps: Iterable[Object], sets: Iterable[Object]) -> Object:
    """The StatefulSet that runs a device.

    Raises:
        Trouble: no chart has such a device, or its server is no StatefulSet.
    """
    places = {name: place for config in config_maps for name, place in _devices(config)}
    if not device:
        raise Trouble("no device is named; name one, such as DEVICE=test/tabata/1")
    if device.lower() not in places:
        near = ", ".join(get_close_matches(device.lower(), places, n=3)) or "none like it"
        raise Trouble(f"no device {device} in this namespace, but {near}: DEVICE, KUBE_NAMESPACE")
    for one in sets:
        if places[device.lower()] in _runs(one):
            return one
    raise Trouble(
        f"the server of {device} is managed by the operator; open it to a debugger with `debug` "
        "of its entry in the chart"
    )


def container(stateful_set: Object) -> Object:
    """The container of the device server; empty if there is none."""
    containers = stateful_set["spec"]["template"]["spec"]["containers"]
    return next((one for one in containers if one["name"] == NAME), {})


def _devices(config_map: Object) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each device of a ConfigMap with its place: the ConfigMap and the instance."""
    for key, text in (config_map.get("data") or {}).items():
        servers = json.loads(text).get("servers", {}) if key.endswith(".json") else {}
        for instances in servers.values():
            for instance, classes in instances.items():
                for devices in classes.values():
                    for device in devices:
                        yield device.lower(), (config_map["metadata"]["name"], instance)


def _runs(stateful_set: Object) -> set[tuple[str, str]]:
    """The ConfigMaps that its server reads, each with its instance: the first argument."""
    volumes = stateful_set["spec"]["template"]["spec"].get("volumes", ())
    instance = next(iter(container(stateful_set).get("args", ())), "")
    return {(one["configMap"]["name"], instance) for one in volumes if "configMap" in one}
