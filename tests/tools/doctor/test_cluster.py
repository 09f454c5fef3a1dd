"""A cluster, asked through a kubectl that only reads its answers from files."""

import json
from typing import Any

import pytest

from tests.tools.doctor.place import Place, executable, is_bad, is_good, is_not_needed
from tools.doctor import cluster

# Answers each call from the file named after its words, and complains where there is none.
KUBECTL = """case "$*" in
  version*) echo "gitVersion: v1.34.0" ;;
  *get-contexts*) answer=contexts ;;
  *current-context*) answer=context ;;
  *configz) answer=configz ;;
  *nodes*) answer=nodes ;;
esac
[ -z "$answer" ] && exit
[ -e "$HOME/$answer" ] || { echo "connection refused" >&2; exit 1; }
while IFS= read -r line; do echo "$line"; done <"$HOME/$answer"
"""
NONE = "kubectl is led to no cluster"


def node(name: str, ready: str = "True") -> dict[str, Any]:
    return {
        "metadata": {"name": name},
        "status": {
            "conditions": [
                {"type": "DiskPressure", "status": "True"},
                {"type": "Ready", "status": ready},
            ],
            "nodeInfo": {"kubeletVersion": "v1.34.4"},
        },
    }


@pytest.fixture
def kubectl(place: Place) -> Place:
    """A place with a kubectl that is led to a cluster, which does not answer."""
    place.program("kubectl", KUBECTL)
    place.file(place.home / "contexts", "mine\n")
    place.file(place.home / "context", "mine\n")
    return place


def answer(place: Place, name: str, content: object) -> None:
    place.file(place.home / name, f"{json.dumps(content)}\n")


def test_no_kubectl(place: Place) -> None:
    assert is_not_needed(cluster.cluster(place.machine), NONE, "make k8s-up")
    assert is_not_needed(cluster.names(place.machine), NONE)


def test_a_kubectl_that_knows_no_cluster(kubectl: Place) -> None:
    kubectl.file(kubectl.home / "contexts")
    assert is_not_needed(cluster.cluster(kubectl.machine), NONE, "make k8s-up")


def test_a_cluster_that_does_not_answer(kubectl: Place) -> None:
    assert is_bad(
        cluster.cluster(kubectl.machine), "does not answer: kubectl: connection", "make k8s-up"
    )
    assert is_not_needed(cluster.domain(kubectl.machine), "CLUSTER_DOMAIN=cluster.local is taken")
    kubectl.settings = {"KUBECONFIG_IS_OWN": "environment"}
    assert is_bad(cluster.cluster(kubectl.machine), "does not answer", "unset KUBECONFIG")
    kubectl.file(kubectl.home / "contexts")
    assert is_not_needed(cluster.cluster(kubectl.machine), NONE, "unset KUBECONFIG")


def test_a_cluster_that_is_ready(kubectl: Place) -> None:
    answer(kubectl, "nodes", {"items": [node("a"), node("b")]})
    assert is_good(
        cluster.cluster(kubectl.machine), "mine answers, Kubernetes v1.34.4, ready nodes: 2"
    )


def test_a_node_that_is_not_ready(kubectl: Place) -> None:
    answer(kubectl, "nodes", {"items": [node("a"), node("b", "Unknown")]})
    assert is_bad(
        cluster.cluster(kubectl.machine),
        "mine: not ready: b",
        f"do what this tells: {kubectl.path / 'kubectl'} describe node b",
    )


def test_a_cluster_without_a_node(kubectl: Place) -> None:
    answer(kubectl, "nodes", {"items": []})
    assert is_bad(cluster.cluster(kubectl.machine), "no node", "make k8s-down k8s-up")
    assert is_not_needed(cluster.domain(kubectl.machine), "CLUSTER_DOMAIN=cluster.local is taken")


def test_its_domain(kubectl: Place) -> None:
    answer(kubectl, "nodes", {"items": [node("a")]})
    answer(kubectl, "configz", {"kubeletconfig": {"clusterDomain": "site.example."}})
    assert is_bad(
        cluster.domain(kubectl.machine),
        "the cluster's is site.example, but CLUSTER_DOMAIN=cluster.local",
        "write CLUSTER_DOMAIN=site.example into PrivateRules.mak",
    )
    kubectl.settings = {"CLUSTER_DOMAIN": "site.example"}
    assert is_good(cluster.domain(kubectl.machine), "site.example, as CLUSTER_DOMAIN says")


def test_its_names(kubectl: Place) -> None:
    assert is_not_needed(
        cluster.names(kubectl.machine),
        "kubernetes.default.svc.cluster.local means nothing on this machine",
        "make k8s-test, which runs in a pod",
    )
    kubectl.program("getent", 'echo "10.96.0.1 $2"')
    assert is_good(
        cluster.names(kubectl.machine), "kubernetes.default.svc.cluster.local is 10.96.0.1"
    )


def test_its_provider(place: Place) -> None:
    program = place.root / "cluster/provider"
    executable(program, "echo kind")
    assert is_good(cluster.provider(place.machine), "kind (K8S_PROVIDER=auto)")
    executable(program, "echo K8S_PROVIDER=moon: choose another >&2; exit 1")
    assert is_bad(
        cluster.provider(place.machine), "choose another", "make doctor K8S_PROVIDER=auto"
    )
