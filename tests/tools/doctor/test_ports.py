"""The ports with a fixed number: free, taken, or taken by what they are for."""

import socket
from collections.abc import Iterator

import pytest

from tests.tools.doctor.place import Place, is_bad, is_good
from tools.doctor.check import Look
from tools.doctor.ports import debug_port, node_port

CHECKS = [
    pytest.param(node_port, "K8S_NODE_PORT", id="node"),
    pytest.param(debug_port, "K8S_DEBUG_PORT", id="debugger"),
]


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that this process listens on."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        yield one.getsockname()[1]


@pytest.fixture
def free() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        port: int = one.getsockname()[1]
    return port


@pytest.mark.parametrize(("look", "setting"), CHECKS)
def test_free(place: Place, look: Look, setting: str, free: int) -> None:
    place.settings = {setting: str(free)}
    assert is_good(look(place.machine), f"{free} on 127.0.0.1 is free")


def test_the_node_takes_another_one(place: Place, taken: int) -> None:
    place.settings = {"K8S_NODE_PORT": str(taken)}
    assert is_bad(
        node_port(place.machine),
        f"{taken} on 127.0.0.1 is taken already",
        "make k8s-up K8S_NODE_PORT=0",
    )
    place.settings = {"K8S_NODE_PORT": "0"}
    assert is_good(node_port(place.machine), "K8S_NODE_PORT=0 takes a free one")


def test_the_node_itself_is_there(place: Place, taken: int) -> None:
    place.settings = {"K8S_NODE_PORT": str(taken), "K8S_NODE_DATA": str(place.home)}
    place.file(place.home / "kubeconfig", f"server: https://127.0.0.1:{taken}\n")
    assert is_good(node_port(place.machine), f"{taken}, where the local node runs")
    place.file(place.home / "kubeconfig", f"server: https://127.0.0.1:{taken}1\n")
    assert is_bad(node_port(place.machine), "taken already", "make k8s-up K8S_NODE_PORT=0")


def test_the_debugger_is_offered_one_that_is_free(place: Place, taken: int) -> None:
    place.settings = {"K8S_DEBUG_PORT": str(taken)}
    found = debug_port(place.machine)
    assert f"{taken} on 127.0.0.1 is taken already" in found.facts
    command, _, offered = found.cure.rpartition("=")
    assert command == "make k8s-debug K8S_DEBUG_PORT"
    place.settings = {"K8S_DEBUG_PORT": offered}
    assert is_good(debug_port(place.machine), "is free")


@pytest.mark.parametrize("port", ["http", "70000", "-1"])
def test_no_port(place: Place, port: str) -> None:
    place.settings = {"K8S_NODE_PORT": port}
    assert is_bad(node_port(place.machine), "is no port", "make k8s-up K8S_NODE_PORT=0")
