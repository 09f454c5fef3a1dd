"""The changes that open a server to a debugger, and close it again.

They are patches of one StatefulSet. An annotation keeps what they replace and what stands in its
place: whatever else stands there when the server is closed comes from an upgrade, and stays. So
the set, and with it the pod, becomes again what the chart makes it.
"""

from __future__ import annotations

import json

from .api import Object
from .device_server import NAME, container

NOTE = "ska-tango-examples/before-debugging"
PORT = "DEBUGPY_PORT"


def port_of(stateful_set: Object) -> int | None:
    """The port at which its server listens for a debugger, if it does."""
    given = _value(stateful_set)
    return int(given) if given else None


def is_changed(stateful_set: Object) -> bool:
    """Whether `opening` has changed it, and `closing` has not changed it back."""
    return NOTE in stateful_set["metadata"].get("annotations", {})


def is_overtaken(stateful_set: Object) -> bool:
    """Whether an upgrade has undone a part of what `opening` has changed."""
    now = container(stateful_set)
    return any(now.get(key) != value for key, value in _note(stateful_set)["meanwhile"].items())


def opening(stateful_set: Object, port: int, image: str) -> Object:
    """The patch that opens a server to a debugger.

    A server that stands still at a breakpoint must not be restarted: its liveness probe goes. The
    image is one that has a debugger beside what the server needs; if it is empty, none is changed.
    """
    change: Object = {"livenessProbe": None, **({"image": image} if image else {})}
    kept = _in_force(stateful_set)
    now = {key: container(stateful_set).get(key) for key in change}
    note = {
        "before": {**now, **kept["before"]},
        "meanwhile": {**kept["meanwhile"], **change},
        "port": str(port),
    }
    return _patch(json.dumps(note), {"env": [{"name": PORT, "value": str(port)}], **change})


def closing(stateful_set: Object) -> Object:
    """The patch that makes the set again what it would be without `opening`."""
    change = dict(_in_force(stateful_set)["before"])
    if _value(stateful_set) == _note(stateful_set)["port"]:
        change["env"] = [{"name": PORT, "$patch": "delete"}]
    return _patch(None, change)


def _in_force(stateful_set: Object) -> Object:
    """Of the note, what no upgrade has overtaken."""
    note, now = _note(stateful_set), container(stateful_set)
    keys = [key for key, value in note["meanwhile"].items() if now.get(key) == value]
    return {part: {key: note[part][key] for key in keys} for part in ("before", "meanwhile")}


def _note(stateful_set: Object) -> Object:
    text = stateful_set["metadata"].get("annotations", {}).get(NOTE)
    return dict(json.loads(text)) if text else {"before": {}, "meanwhile": {}, "port": ""}


def _value(stateful_set: Object) -> str | None:
    """What the environment says of the port; of several variables the last one counts."""
    variables = container(stateful_set).get("env", ())
    return next((one.get("value") for one in reversed(variables) if one["name"] == PORT), None)


def _patch(note: str | None, change: Object) -> Object:
    containers = [{"name": NAME, **change}]
    return {
        "metadata": {"annotations": {NOTE: note}},
        "spec": {"template": {"spec": {"containers": containers}}},
    }
