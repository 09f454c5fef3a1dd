"""Safe by default: what the pods may do, and who may reach them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.charts.helm import Helm
from tests.charts.manifests import Manifests, spell
from tests.charts.restricted import violations

TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount"  # noqa: S105
WAITS = "wait-for-configuration"
GOOD_CONTAINER = {
    "name": "one",
    "securityContext": {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}},
}
GOOD_POD: dict[str, Any] = {
    "securityContext": {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}},
    "containers": [GOOD_CONTAINER],
}


def test_every_pod_suits_a_restricted_namespace(rendered: Manifests) -> None:
    wrong = {spell(owner): list(violations(pod["spec"])) for owner, pod in rendered.pods()}
    assert not {owner: found for owner, found in wrong.items() if found}


@pytest.mark.parametrize(
    "change",
    [
        {"hostNetwork": True},
        {"securityContext": {}},
        {"volumes": [{"name": "host", "hostPath": {"path": "/"}}]},
        {"containers": [{"name": "one"}]},
        {"containers": [{**GOOD_CONTAINER, "ports": [{"hostPort": 80}]}]},
        {"initContainers": [{"name": "one", "securityContext": {"runAsUser": 0}}]},
    ],
    ids=str,
)
def test_the_check_finds_what_a_restricted_namespace_refuses(change: dict[str, Any]) -> None:
    assert not list(violations(GOOD_POD))
    assert list(violations({**GOOD_POD, **change}))


def test_every_pod_runs_as_a_numeric_user_without_a_writable_root(rendered: Manifests) -> None:
    for container in rendered.containers():
        user = container.pod["spec"]["securityContext"].get("runAsUser")
        own = container.content["securityContext"]
        assert own.get("runAsUser", user), container.name
        assert own["readOnlyRootFilesystem"] is True, container.name


def test_only_the_container_that_waits_sees_a_token(rendered: Manifests) -> None:
    for owner, pod in rendered.pods():
        assert pod["spec"]["automountServiceAccountToken"] is False, spell(owner)
    for container in rendered.containers():
        mounted = {mount["mountPath"] for mount in container.content.get("volumeMounts", [])}
        assert (TOKEN in mounted) == (container.content["name"] == WAITS), container.name
    for account in rendered.of("ServiceAccount"):
        assert account["automountServiceAccountToken"] is False


def test_a_role_allows_to_look_at_its_own_job_and_no_more(rendered: Manifests) -> None:
    jobs = rendered.names("Job")
    for role in rendered.of("Role"):
        (rule,) = role["rules"]
        assert set(rule) == {"apiGroups", "resources", "resourceNames", "verbs"}
        assert (rule["apiGroups"], rule["resources"]) == (["batch"], ["jobs"])
        assert set(rule["verbs"]) <= {"get", "watch"}
        (name,) = rule["resourceNames"]
        assert name in jobs


def test_every_container_says_what_it_needs(rendered: Manifests) -> None:
    for container in rendered.containers():
        requests = container.content["resources"]["requests"]
        assert requests.keys() & {"cpu", "memory"}, container.name


def test_memory_is_limited_and_cpu_is_not(everything: Manifests) -> None:
    for container in everything.containers():
        assert set(container.content["resources"]["limits"]) == {"memory"}, container.name


def test_servers_are_reached_from_within_the_cluster_only(everything: Manifests) -> None:
    assert {one["spec"]["type"] for one in everything.of("Service")} == {"ClusterIP"}


def test_policies_close_every_pod_to_others(everything: Manifests) -> None:
    policies = [one["spec"] for one in everything.of("NetworkPolicy")]
    for owner, pod in everything.pods():
        labels = pod["metadata"]["labels"]
        closing = [
            policy
            for policy in policies
            if labels.items() >= policy["podSelector"].get("matchLabels", {}).items()
            and "Ingress" in policy["policyTypes"]
        ]
        has_ports = any(container.get("ports") for container in pod["spec"]["containers"])
        assert closing or not has_ports, spell(owner)


def test_the_ports_of_tango_are_open_to_the_release_alone(everything: Manifests) -> None:
    release = {"podSelector": {"matchLabels": {"app.kubernetes.io/instance": "test"}}}
    for policy in everything.of("NetworkPolicy"):
        for rule in policy["spec"]["ingress"]:
            ports = {port["port"] for port in rule["ports"]}
            if ports & {45450, 45460, 45470, "ds", 10000}:
                assert rule["from"] == [release], spell(policy)


def test_an_exposed_server_is_open_to_everyone_at_the_ports_of_tango(helm: Helm) -> None:
    rendered = helm.render("application")
    policy = rendered.get("NetworkPolicy", "pasd-low-1")["spec"]
    assert policy["podSelector"]["matchLabels"]["component"] == "pasd-low-1"
    (rule,) = policy["ingress"]
    assert "from" not in rule
    assert {port["port"] for port in rule["ports"]} == {45450, 45460, 45470}


def test_nobody_debugs_unless_asked(helm: Helm, everything: Manifests) -> None:
    assert "debugpy" not in everything.text.lower()
    debugged = helm.render("ska-tango-examples", {"global": {"DEBUG": 5678}})
    launchers = [
        text
        for one in debugged.of("ConfigMap")
        for key, text in one["data"].items()
        if key.endswith(".py")
    ]
    assert launchers
    assert all("listens for a debugger" in text for text in launchers)


EPHEMERAL = range(32768, 61000)
"""Where Linux takes the ports of outgoing connections from."""


def test_no_outgoing_connection_takes_a_port_that_a_server_needs(rendered: Manifests) -> None:
    for owner, pod in rendered.pods():
        sysctls = pod["spec"]["securityContext"].get("sysctls", [])
        reserved = {port for each in sysctls for port in each["value"].split(",")}
        needed = {
            str(port["containerPort"])
            for container in pod["spec"]["containers"]
            for port in container.get("ports", [])
            if port["containerPort"] in EPHEMERAL
        }
        assert needed <= reserved, spell(owner)
