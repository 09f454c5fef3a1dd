"""Whether a pod is ready, and why not."""

from __future__ import annotations

from collections.abc import Iterator

from .api import Object
from .finding import Culprit, Finding, Hope

_UNPULLED = {"ErrImagePull", "ImagePullBackOff", "RegistryUnavailable"}
_HOPELESS = {"InvalidImageName", "ErrImageNeverPull"}
_UNMADE = {"CreateContainerConfigError", "CreateContainerError", "RunContainerError"}
_CRASHES = 2
"""Restarts after which a container that waits for its next one is given up."""


def examine_pod(pod: Object) -> Finding:
    """What there is to say of a pod."""
    subject, status = f"pod/{pod['metadata']['name']}", pod.get("status", {})
    if status.get("phase") == "Succeeded":
        return Finding(subject, "completed")
    if condition(pod, "Ready").get("status") == "True":
        return Finding(subject, "ready")
    culprit = _failed(pod) or _unscheduled(pod) or next(_troubled(pod), None) or _behind(pod)
    return Finding(subject, f"{culprit.reason} {culprit.container}".rstrip(), culprit)


def condition(thing: Object, kind: str) -> Object:
    """A condition in the status of an object, or nothing."""
    conditions = thing.get("status", {}).get("conditions") or ()
    return next((dict(c) for c in conditions if c["type"] == kind), {})


def _failed(pod: Object) -> Culprit | None:
    status = pod.get("status", {})
    if status.get("phase") != "Failed":
        return None
    name = pod["metadata"]["name"]
    for container in _containers(pod):
        end = container.get("state", {}).get("terminated", {})
        if end.get("exitCode"):
            text = _ended(end)
            return Culprit(f"pod/{name}", "Failed", text, Hope.LITTLE, name, container["name"])
    reason, message = status.get("reason", "Failed"), status.get("message", "")
    return Culprit(f"pod/{name}", reason, _line(message), Hope.LITTLE, name)


def _unscheduled(pod: Object) -> Culprit | None:
    scheduled = condition(pod, "PodScheduled")
    if scheduled.get("status") != "False":
        return None
    reason = scheduled.get("reason", "Unschedulable")
    message = _line(scheduled.get("message", ""))
    return Culprit(f"pod/{pod['metadata']['name']}", reason, message, Hope.LITTLE)


def _troubled(pod: Object) -> Iterator[Culprit]:
    name = pod["metadata"]["name"]
    for container in _containers(pod):
        waiting = container.get("state", {}).get("waiting", {})
        reason, message = waiting.get("reason", ""), _line(waiting.get("message", ""))
        where = {"pod": name, "container": container["name"]}
        if reason in _HOPELESS:
            yield Culprit(f"pod/{name}", reason, message, Hope.NONE, **where)
        elif reason in _UNPULLED:
            yield Culprit(f"pod/{name}", "ImagePullBackOff", message, Hope.LITTLE, **where)
        elif reason in _UNMADE:
            yield Culprit(f"pod/{name}", reason, message, Hope.LITTLE, **where)
        elif reason == "CrashLoopBackOff":
            end = container.get("lastState", {}).get("terminated", {})
            hope = Hope.NONE if container["restartCount"] >= _CRASHES else Hope.SOME
            yield Culprit(
                f"pod/{name}", reason, _ended(end), hope, name, container["name"], previous=True
            )


def _behind(pod: Object) -> Culprit:
    """What an ordinary pod that is on its way does at present."""
    name, subject = pod["metadata"]["name"], f"pod/{pod['metadata']['name']}"
    for container in pod.get("status", {}).get("initContainerStatuses") or ():
        if not container.get("ready"):
            return Culprit(subject, "initialising", "", Hope.SOME, name, container["name"])
    for container in pod.get("status", {}).get("containerStatuses") or ():
        if not container.get("ready"):
            running = "running" in container.get("state", {})
            again = f"started {container['restartCount']} times again"
            message = again if container["restartCount"] else ""
            reason = "not ready" if running else "starting"
            return Culprit(subject, reason, message, Hope.SOME, name, container["name"])
    return Culprit(subject, "pending")


def _containers(pod: Object) -> list[Object]:
    status = pod.get("status", {})
    kinds = ("initContainerStatuses", "containerStatuses")
    return [container for kind in kinds for container in status.get(kind) or ()]


def _ended(end: Object) -> str:
    """How a container has ended: its last words if it left any."""
    how = f"signal {end['signal']}" if "signal" in end else f"exit code {end.get('exitCode')}"
    words = _line(end.get("message", "")) or end.get("reason", "")
    return f"{words} ({how})" if words else how


def _line(text: str) -> str:
    return " ".join(text.split())
