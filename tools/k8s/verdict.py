"""What is done of an application, and what is not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from .api import Object
from .finding import Culprit, Finding, Hope
from .follow import World
from .pods import examine_pod
from .workloads import examine_job, examine_set

Labels = Mapping[str, str]


def examine(world: World, labels: Labels) -> list[Finding]:
    """What there is to say of every Job, StatefulSet, Deployment and pod with these labels.

    The pods of a Job do not have them, so that a pod that has done its work is not waited for.
    """
    warnings = _last_warnings(world)
    pods = world.of("Pod")

    def job(one: Object) -> Finding:
        return examine_job(one, pods)

    examiners: dict[str, Callable[[Object], Finding]] = {
        "Job": job,
        "StatefulSet": examine_set,
        "Deployment": examine_set,
        "Pod": examine_pod,
    }
    return [
        _with_warning(look(thing), warnings.get(thing["metadata"]["uid"]))
        for kind, look in examiners.items()
        for thing in world.of(kind)
        if "deletionTimestamp" not in thing["metadata"] and _has(thing, labels)
    ]


def _has(thing: Object, labels: Labels) -> bool:
    own = thing["metadata"].get("labels") or {}
    return all(own.get(key) == value for key, value in labels.items())


def _last_warnings(world: World) -> dict[str, Object]:
    """The latest warning on each object, by its uid."""
    warnings = [event for event in world.of("Event") if event.get("type") == "Warning"]
    warnings.sort(key=lambda event: event.get("lastTimestamp") or event.get("eventTime") or "")
    return {event["involvedObject"].get("uid", ""): event for event in warnings}


def _with_warning(finding: Finding, warning: Object | None) -> Finding:
    """Let an event speak where the object itself says nothing."""
    culprit = finding.culprit
    if culprit is None or culprit.message or warning is None:
        return finding
    said = " ".join(str(warning.get("message", "")).split())
    if warning.get("reason") == "FailedCreate":
        hope = Hope.NONE if "violates PodSecurity" in said else Hope.LITTLE
        refused = Culprit(finding.subject, "FailedCreate", said, hope)
        return Finding(finding.subject, "FailedCreate", refused)
    return replace(finding, culprit=replace(culprit, message=f"{warning.get('reason')}: {said}"))
