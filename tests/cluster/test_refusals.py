"""What the local node refuses, each in one line that names the culprit and the cure."""

from __future__ import annotations

import socket

import pytest

from tests.cluster.local_node import LocalNode


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        ({"K8S_NODE_NAME": "No_Name"}, "K8S_NODE_NAME=No_Name: use up to 42 lower-case"),
        ({"K8S_NODE_PORT": "70000"}, "K8S_NODE_PORT=70000: use a port, or 0 for a free one"),
        ({"K8S_NODE_PORT": "http"}, "K8S_NODE_PORT=http: use a port, or 0 for a free one"),
        ({"K8S_NODE_DATA": "/var/lib/node"}, "the node hides /var/lib, use a folder elsewhere"),
        ({"K8S_NODE_DATA": "/srv/../tmp/x"}, "K8S_NODE_DATA=/tmp/x: the node hides /tmp"),
        ({"K8S_NODE_DATA": "/srv/my node"}, "use a path of letters, digits and ._+- only"),
    ],
)
def test_settings(environment: dict[str, str], complaint: str) -> None:
    done = LocalNode("refused").call("start", **environment)

    assert done.returncode == 1
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.timeout(200)
def test_a_port_that_is_taken(the_node: LocalNode) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        the_node.do("stop")
        done = the_node.call("start", K8S_NODE_PORT=str(port))

    assert done.returncode == 1
    assert done.stderr == (
        f"cluster/node: port {port} is taken; set K8S_NODE_PORT to another one, or to 0 for any\n"
    )
    assert the_node.traces() == []
