"""What belongs to an application, and what events add."""

from typing import Any

from tests.tools.k8s.objects import Object, job, metadata, pod, stateful_set
from tools.k8s.finding import Hope
from tools.k8s.follow import World
from tools.k8s.verdict import examine

LABELS = {"app": "mine"}


def world(*things: Object) -> World:
    kinds: dict[str, dict[str, Object]] = {
        kind: {} for kind in ("Pod", "Event", "Job", "StatefulSet", "Deployment")
    }
    for thing in things:
        kinds[thing["kind"]][thing["metadata"]["uid"]] = thing
    return World(kinds)


def labelled(thing: Object, **more: Any) -> Object:
    return {**thing, "metadata": {**thing["metadata"], "labels": LABELS, **more}}


def warning(thing: Object, reason: str, message: str) -> Object:
    return {
        "kind": "Event",
        "metadata": metadata(f"{thing['metadata']['name']}.1"),
        "type": "Warning",
        "reason": reason,
        "message": message,
        "involvedObject": {"uid": thing["metadata"]["uid"]},
    }


def test_only_what_has_the_labels_and_stays_is_looked_at() -> None:
    ending = labelled(pod("ending-0"), deletionTimestamp="now")
    findings = examine(world(labelled(job("mine")), job("foreign"), ending), LABELS)
    assert [finding.subject for finding in findings] == ["job/mine"]


def test_an_event_speaks_where_the_pod_says_nothing() -> None:
    silent = labelled(pod("server-0"))
    (found,) = examine(world(silent, warning(silent, "FailedMount", "no volume")), LABELS)
    assert str(found.culprit) == "pod/server-0: pending: FailedMount: no volume"


def test_a_set_whose_pods_are_forbidden_has_no_hope() -> None:
    one = labelled(stateful_set())
    event = warning(one, "FailedCreate", 'pod "server-0" violates PodSecurity "restricted"')
    (found,) = examine(world(one, event), LABELS)
    assert found.culprit is not None
    assert found.culprit.hope is Hope.NONE
    assert "violates PodSecurity" in str(found.culprit)
