"""Every object, whatever the values, is one that Kubernetes takes and people can find."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.charts.cases import CASES
from tests.charts.helm import NAMESPACE, Helm
from tests.charts.kubernetes import problems
from tests.charts.manifests import Manifests, spell

RECOMMENDED = ("name", "instance", "version", "component", "part-of", "managed-by")
VERSIONED = ("app.kubernetes.io/version", "helm.sh/chart")
LONGEST_NAME = 63
LONGEST_LABEL = 63


def test_kubernetes_takes_every_object(rendered: Manifests) -> None:
    wrong = {spell(one): found for one in rendered.objects if (found := problems(one))}
    assert not wrong


def test_the_check_of_kubernetes_finds_mistakes() -> None:
    service: dict[str, Any] = {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "one"}}
    assert not problems(service)
    assert problems({**service, "spec": {"port": 1}})
    assert problems({**service, "spec": {"ports": [{"port": "1"}]}})


def test_no_two_objects_have_one_name(rendered: Manifests) -> None:
    assert rendered.by_name()


def test_every_object_is_in_the_namespace_of_the_release(rendered: Manifests) -> None:
    elsewhere = {one["metadata"].get("namespace", NAMESPACE) for one in rendered.objects}
    assert elsewhere == {NAMESPACE}


def test_names_and_labels_are_short_enough(rendered: Manifests) -> None:
    for one in rendered.objects:
        assert len(one["metadata"]["name"]) <= LONGEST_NAME
        for key, value in one["metadata"]["labels"].items():
            assert isinstance(value, str), f"{spell(one)} {key}"
            assert len(value) <= LONGEST_LABEL, f"{spell(one)} {key}"


def test_every_object_has_the_recommended_labels(rendered: Manifests) -> None:
    wanted = {f"app.kubernetes.io/{name}" for name in RECOMMENDED}
    for one in rendered.objects:
        labels = one["metadata"]["labels"]
        assert labels.keys() >= wanted, spell(one)
        assert labels["app.kubernetes.io/instance"] == "test"


def test_selectors_find_their_pods_and_hold_no_version(rendered: Manifests) -> None:
    pods = [pod["metadata"]["labels"] for _, pod in rendered.pods()]
    for one in rendered.objects:
        spec = one.get("spec", {})
        selector = spec.get("selector") if one["kind"] != "PersistentVolumeClaim" else None
        chosen = (selector or {}).get("matchLabels", selector)
        if chosen:
            assert not chosen.keys() & set(VERSIONED), spell(one)
            found = [labels for labels in pods if labels.items() >= chosen.items()]
            assert len(found) == 1, f"{spell(one)} selects {len(found)} kinds of pods"


def test_pods_do_not_change_with_the_version_of_the_chart(rendered: Manifests) -> None:
    for owner, pod in rendered.pods():
        if owner is not pod:
            assert not pod["metadata"]["labels"].keys() & set(VERSIONED), spell(owner)


def test_services_lead_to_ports_that_their_pods_have(rendered: Manifests) -> None:
    for service in rendered.of("Service"):
        (pod,) = (
            pod
            for _, pod in rendered.pods()
            if pod["metadata"]["labels"].items() >= service["spec"]["selector"].items()
        )
        ports = {
            port["name"]: port["containerPort"]
            for container in pod["spec"]["containers"]
            for port in container.get("ports", [])
        }
        for port in service["spec"]["ports"]:
            target = port.get("targetPort", port["port"])
            assert target in {*ports, *ports.values()}, spell(service)


def test_mounts_and_volumes_belong_together(rendered: Manifests) -> None:
    for owner, pod in rendered.pods():
        spec = pod["spec"]
        containers = (*spec.get("initContainers", []), *spec["containers"])
        mounted = {mount["name"] for one in containers for mount in one.get("volumeMounts", [])}
        assert mounted == {volume["name"] for volume in spec.get("volumes", [])}, spell(owner)


def test_the_pods_that_are_waited_for_carry_the_label_of_the_application(
    everything: Manifests,
) -> None:
    """`k8s-wait` waits for the pods with this label; a Job's pod never becomes ready."""
    for owner, pod in everything.pods():
        labelled = pod["metadata"]["labels"].get("app") == "ska-tango-examples"
        assert labelled == (owner["kind"] != "Job"), spell(owner)


@pytest.mark.parametrize("case", ["defaults", "overrides"])
def test_rendering_twice_gives_the_same(helm: Helm, case: str) -> None:
    chart, values = CASES[case]
    again = helm.text(helm.chart(chart), json.dumps(values))
    assert again == helm.render(chart, values).text
