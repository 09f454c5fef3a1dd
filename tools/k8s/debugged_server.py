"""Which StatefulSet runs a device, and the changes that open it to a debugger and close it again.

The changes are patches of one StatefulSet. What they replace is kept in an annotation, so that the
set, and with it the pod, becomes again what the chart made it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from .api import Object
from .trouble import Trouble

BEFORE = "ska-tango-examples/before-debugging"
PORT = "DEBUGPY_PORT"
_CONTAINER = "device-server"


def server_of(device: str, config_maps: Iterable[Object], sets: Iterable[Object]) -> Object:
    """The StatefulSet that runs a device.

    Raises:
        Trouble: no chart has such a device, or its server is no StatefulSet.
    """
    places = {name: place for config in config_maps for name, place in _devices(config)}
    if device.lower() not in places:
        near = ", ".join(get_close_matches(device.lower(), places, n=3)) or "none like it"
        raise Trouble(f"no device {device} in this namespace, but {near}: DEVICE, KUBE_NAMESPACE")
    for one in sets:
        if places[device.lower()] in _runs(one):
            return one
    raise Trouble(f"the server of {device} is no StatefulSet; of those of the operator none is")


def port_of(stateful_set: Object) -> int | None:
    """The port at which its server listens for a debugger, if it does."""
    variables = _container(stateful_set).get("env", ())
    given = [variable.get("value") for variable in variables if variable["name"] == PORT]
    return int(given[-1]) if given and given[-1] else None


def is_changed(stateful_set: Object) -> bool:
    """Whether `opening` has changed it."""
    return BEFORE in stateful_set["metadata"].get("annotations", {})


def opening(stateful_set: Object, port: int, image: str) -> Object:
    """The patch that lets a debugger in.

    A server that stands still at a breakpoint must not be restarted: its liveness probe goes. The
    image is one that has a debugger beside what the server needs; if it is empty, none is changed.
    """
    change: Object = {"livenessProbe": None, **({"image": image} if image else {})}
    before = {key: _container(stateful_set).get(key) for key in change}
    return _patch(json.dumps(before), {"env": [{"name": PORT, "value": str(port)}], **change})


def closing(stateful_set: Object) -> Object:
    """The patch that makes the set again what it was before `opening`."""
    before = json.loads(stateful_set["metadata"]["annotations"][BEFORE])
    return _patch(None, {"env": [{"name": PORT, "$patch": "delete"}], **before})


def _patch(note: str | None, change: Object) -> Object:
    containers = [{"name": _CONTAINER, **change}]
    return {
        "metadata": {"annotations": {BEFORE: note}},
        "spec": {"template": {"spec": {"containers": containers}}},
    }


def _container(stateful_set: Object) -> Object:
    containers = stateful_set["spec"]["template"]["spec"]["containers"]
    return next((one for one in containers if one["name"] == _CONTAINER), {})


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
    instance = next(iter(_container(stateful_set).get("args", ())), "")
    return {(one["configMap"]["name"], instance) for one in volumes if "configMap" in one}
