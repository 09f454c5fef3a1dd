"""The cluster that kubectl is led to, if it is led to one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from . import kube
from .finding import Finding, bad, good, not_needed
from .machine import Machine
from .programs import Silent

_NONE = "kubectl is led to no cluster"
_REQUEST = "--request-timeout=5s"


class _NoCluster(Exception):
    """There is no kubectl, or it knows of no cluster."""


def provider(machine: Machine) -> Finding:
    """Who would provide a cluster here: minikube, kind or the node of this project."""
    try:
        name = machine.output(machine.root / "cluster" / "provider", "name", patience=18.0)
    except Silent as error:
        return bad(str(error), "make doctor K8S_PROVIDER=auto")
    return good(f"{name} (K8S_PROVIDER={machine.setting('K8S_PROVIDER', 'auto')})")


def cluster(machine: Machine) -> Finding:
    """Whether it answers, and whether its nodes are ready."""
    try:
        context, kubectl = _cluster(machine)
        nodes = _nodes(machine, kubectl)
    except _NoCluster:
        return not_needed(_NONE, _start(machine))
    except Silent as error:
        return bad(f"it does not answer: {error}", _start(machine))
    late = [node["metadata"]["name"] for node in nodes if not _is_ready(node)]
    if late:
        cure = f"do what this tells: {kubectl} describe node {late[0]}"
        return bad(f"{context}: not ready: {' '.join(late)}", cure)
    if not nodes:
        return bad(f"{context} answers, but has no node", "make k8s-down k8s-up")
    version = nodes[0]["status"]["nodeInfo"]["kubeletVersion"]
    return good(f"{context} answers, Kubernetes {version}, ready nodes: {len(nodes)}")


def domain(machine: Machine) -> Finding:
    """Whether the cluster's names end as CLUSTER_DOMAIN says."""
    wanted = machine.setting("CLUSTER_DOMAIN", "cluster.local")
    try:
        _, kubectl = _cluster(machine)
        (node, *_) = _nodes(machine, kubectl)
        path = f"/api/v1/nodes/{node['metadata']['name']}/proxy/configz"
        settings = json.loads(machine.output(kubectl, _REQUEST, "get", "--raw", path))
    except (_NoCluster, Silent, ValueError):
        return not_needed(f"no cluster tells its own; CLUSTER_DOMAIN={wanted} is taken")
    there = settings["kubeletconfig"].get("clusterDomain", "").rstrip(".")
    if there != wanted:
        return bad(
            f"the cluster's is {there}, but CLUSTER_DOMAIN={wanted}",
            f"write CLUSTER_DOMAIN={there} into PrivateRules.mak",
        )
    return good(f"{wanted}, as CLUSTER_DOMAIN says")


def names(machine: Machine) -> Finding:
    """Whether this machine's DNS knows the Services of the cluster."""
    name = f"kubernetes.default.svc.{machine.setting('CLUSTER_DOMAIN', 'cluster.local')}"
    try:
        _cluster(machine)
    except (_NoCluster, Silent):
        return not_needed(_NONE)
    getent = next(machine.found("getent"), Path("getent"))
    try:
        address = machine.output(getent, "hosts", name).split()[0]
    except Silent:
        return not_needed(
            f"{name} means nothing on this machine; k8s-test-runner alone needs it",
            "make k8s-test, which runs in a pod",
        )
    return good(f"{name} is {address}")


def _start(machine: Machine) -> str:
    """How to get one. While KUBECONFIG is exported, kubectl would not see what make starts."""
    return "unset KUBECONFIG" if machine.setting("KUBECONFIG_IS_OWN") else "make k8s-up"


def _cluster(machine: Machine) -> tuple[str, Path]:
    """The name of the cluster, and the kubectl to ask it."""
    found = kube.find(machine, "kubectl")
    if found is None:
        raise _NoCluster
    kubectl, _ = found
    contexts = machine.output(kubectl, "config", "get-contexts", "--output=name")
    if not contexts:
        raise _NoCluster
    return machine.output(kubectl, "config", "current-context"), kubectl


def _nodes(machine: Machine, kubectl: Path) -> list[dict[str, Any]]:
    said = machine.output(kubectl, _REQUEST, "get", "nodes", "--output=json")
    nodes: list[dict[str, Any]] = json.loads(said)["items"]
    return nodes


def _is_ready(node: dict[str, Any]) -> bool:
    conditions = node["status"].get("conditions", [])
    return any(one["type"] == "Ready" and one["status"] == "True" for one in conditions)
