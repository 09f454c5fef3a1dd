"""What containers have said."""

from __future__ import annotations

from urllib.parse import urlencode

from .api import Api, Object
from .finding import Culprit
from .trouble import Trouble

_LAST = 5
"""Lines of a log that are worth showing with a complaint."""


def last_lines(api: Api, namespace: str, culprit: Culprit) -> list[str]:
    """The last lines of the log of a culprit's container; none if there is no log."""
    if not culprit.container:
        return []
    options = {
        "container": culprit.container,
        "tailLines": _LAST,
        "previous": str(culprit.previous).lower(),
    }
    path = f"/api/v1/namespaces/{namespace}/pods/{culprit.pod}/log?{urlencode(options)}"
    try:
        return api.text(path).splitlines()
    except Trouble:
        return []  # a container that was never started


def whole_log(api: Api, pod: Object) -> str:
    """All that the containers of a pod have said, each after a line with its name."""
    namespace, name = pod["metadata"]["namespace"], pod["metadata"]["name"]
    spec = pod["spec"]
    parts = []
    for container in [*spec.get("initContainers", ()), *spec["containers"]]:
        query = urlencode({"container": container["name"]})
        path = f"/api/v1/namespaces/{namespace}/pods/{name}/log?{query}"
        try:
            said = api.text(path)
        except Trouble as trouble:
            said = f"no log: {trouble}\n"
        parts.append(f"--- {name} {container['name']}\n{said}")
    return "".join(parts)
