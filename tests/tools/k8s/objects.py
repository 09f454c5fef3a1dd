"""Objects as the API tells them, with as little in them as a test needs."""

from typing import Any

Object = dict[str, Any]


def pod(name: str = "server-0", *containers: Object, **status: Any) -> Object:
    statuses = {"containerStatuses": list(containers), **status}
    return {"kind": "Pod", "metadata": metadata(name), "status": statuses}


def waiting(
    reason: str, message: str = "", restarts: int = 0, last: Object | None = None
) -> Object:
    return {
        "name": "device-server",
        "ready": False,
        "restartCount": restarts,
        "state": {"waiting": {"reason": reason, "message": message}},
        "lastState": {"terminated": last or {}},
    }


def ended(**end: Any) -> Object:
    return {
        "name": "dsconfig",
        "ready": False,
        "restartCount": 0,
        "state": {"terminated": end},
    }


def job(name: str = "config", **conditions: Object) -> Object:
    found = [{"type": kind, "status": "True", **rest} for kind, rest in conditions.items()]
    return {"kind": "Job", "metadata": metadata(name), "status": {"conditions": found}}


def stateful_set(generation: int = 1, **status: int) -> Object:
    return {
        "kind": "StatefulSet",
        "metadata": {**metadata("server"), "generation": generation},
        "spec": {"replicas": 1},
        "status": status,
    }


def metadata(name: str, owner: Object | None = None, **labels: str) -> Object:
    owners = [{"uid": owner["metadata"]["uid"]}] if owner else []
    return {"name": name, "uid": f"uid of {name}", "labels": labels, "ownerReferences": owners}
