"""The `restricted` level of the Pod Security Standards, as a table of rules.

Each rule looks at a place in the pod's spec; `containers` are all of them, init containers, too.
A value that is missing counts as None. A rule of the pod holds for a container that says nothing
else itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

Rule = Callable[[Any], bool]

VOLUMES = frozenset(
    {
        "configMap",
        "csi",
        "downwardAPI",
        "emptyDir",
        "ephemeral",
        "persistentVolumeClaim",
        "projected",
        "secret",
    }
)


def _absent(value: Any) -> bool:
    return not value


def _safe_sysctls(value: Any) -> bool:
    return {each["name"] for each in value or ()} <= {"net.ipv4.ip_local_reserved_ports"}


POD: dict[str, Rule] = {
    "hostNetwork": _absent,
    "hostPID": _absent,
    "hostIPC": _absent,
    "securityContext.windowsOptions.hostProcess": _absent,
    "securityContext.sysctls": _safe_sysctls,
}
CONTAINER: dict[str, Rule] = {
    "securityContext.privileged": _absent,
    "securityContext.allowPrivilegeEscalation": lambda value: value is False,
    "securityContext.capabilities.drop": lambda value: value == ["ALL"],
    "securityContext.capabilities.add": lambda value: value in (None, [], ["NET_BIND_SERVICE"]),
    "securityContext.procMount": lambda value: value in (None, "Default"),
    "securityContext.appArmorProfile.type": lambda value: value != "Unconfined",
}
EITHER: dict[str, Rule] = {
    "securityContext.runAsNonRoot": lambda value: value is True,
    "securityContext.runAsUser": lambda value: value != 0,
    "securityContext.seccompProfile.type": lambda value: value in ("RuntimeDefault", "Localhost"),
}


def violations(spec: dict[str, Any]) -> Iterator[str]:
    """Yield what a namespace that enforces `restricted` would refuse in a pod's spec."""
    for path, rule in POD.items():
        if not rule(_at(spec, path)):
            yield f"{path} is {_at(spec, path)!r}"
    for volume in spec.get("volumes", []):
        kinds = volume.keys() - {"name"}
        if not kinds <= VOLUMES:
            yield f"volume {volume['name']} is {', '.join(kinds - VOLUMES)}"
    for container in (*spec.get("initContainers", []), *spec["containers"]):
        for problem in _of_container(container, spec):
            yield f"{container['name']}: {problem}"


def _of_container(container: dict[str, Any], spec: dict[str, Any]) -> Iterator[str]:
    for path, rule in CONTAINER.items():
        if not rule(_at(container, path)):
            yield f"{path} is {_at(container, path)!r}"
    for path, rule in EITHER.items():
        own = _at(container, path)
        value = _at(spec, path) if own is None else own
        if not rule(value):
            yield f"{path} is {value!r}"
    for port in container.get("ports", []):
        if port.get("hostPort"):
            yield f"hostPort {port['hostPort']}"


def _at(content: Any, path: str) -> Any:
    for key in path.split("."):
        content = (content or {}).get(key)
    return content
