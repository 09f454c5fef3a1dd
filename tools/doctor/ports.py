"""The two ports that have a fixed number, which another program may have taken."""

from __future__ import annotations

import socket
from pathlib import Path

from .finding import Finding, bad, good
from .machine import Machine

_LOOPBACK = "127.0.0.1"
_PATIENCE = 1.0
_HIGHEST = 2**16 - 1


def node_port(machine: Machine) -> Finding:
    """Whether the local node can be reached where K8S_NODE_PORT says."""
    setting = "K8S_NODE_PORT"
    port = machine.setting(setting, "16443")
    if port == "0":
        return good(f"{setting}=0 takes a free one")
    if _is_that_of_the_node(machine, port):
        return good(f"{port}, where the local node runs")
    return _free(port, setting, "make k8s-up K8S_NODE_PORT=0")


def debug_port(machine: Machine) -> Finding:
    """Whether a debugger in a pod can be reached where K8S_DEBUG_PORT says."""
    setting = "K8S_DEBUG_PORT"
    port = machine.setting(setting, "5678")
    another = next((one for one in range(5679, 5800) if not _is_taken(one)), 0)
    return _free(port, setting, f"make k8s-debug K8S_DEBUG_PORT={another}")


def _free(port: str, setting: str, cure: str) -> Finding:
    if not port.isdecimal() or not 0 < int(port) <= _HIGHEST:
        return bad(f"{setting}={port} is no port", cure)
    if _is_taken(int(port)):
        return bad(f"{port} on {_LOOPBACK} is taken already", cure)
    return good(f"{port} on {_LOOPBACK} is free")


def _is_that_of_the_node(machine: Machine, port: str) -> bool:
    """Whether the node's file is there, as it is while the node runs, and leads to the port."""
    folder = Path(machine.setting("K8S_NODE_DATA", str(machine.cache / "node")))
    file = folder / "kubeconfig"
    return file.is_file() and f"{_LOOPBACK}:{port}\n" in file.read_text(encoding="utf-8")


def _is_taken(port: int) -> bool:
    with socket.socket() as client:
        client.settimeout(_PATIENCE)
        return client.connect_ex((_LOOPBACK, port)) == 0
