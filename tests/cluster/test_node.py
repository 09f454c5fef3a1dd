"""The local node: a whole life of it, and what it leaves behind."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from tests.cluster.local_node import NODE, LocalNode, accepts

pytestmark = pytest.mark.timeout(400)
MANIFEST = (Path(__file__).parent / "writer.yaml").read_text()


def test_a_pod_of_any_user_keeps_data_on_a_volume_that_goes_with_its_claim(
    node: LocalNode,
) -> None:
    node.ask("apply", "--filename", "-", text=MANIFEST)
    node.ask("wait", "--namespace=writer", "--for=condition=Ready", "pod/writer", "--timeout=90s")

    # Through the cluster's DNS and the Service, as the user that the pod has.
    told = node.ask(
        *("exec", "--namespace=writer", "writer", "--"),
        *("bash", "-c", "id -u; exec 3<>/dev/tcp/writer.writer/8000; cat <&3"),
    )
    assert told.split() == ["1000", "kept"]
    assert "serving" in node.ask("logs", "--namespace=writer", "writer")
    address = node.ask(
        *("get", "service", "writer", "--namespace=writer"),
        "--output=jsonpath={.status.loadBalancer.ingress[0].ip}",
    )
    assert address.startswith("10.97.")
    volumes = node.data / "lib" / "volumes"
    assert [path.read_text() for path in volumes.glob("*/data")] == ["kept\n"]

    node.ask("delete", "namespace", "writer", "--timeout=90s")
    node.ask("wait", "--for=delete", "persistentvolumes", "--all", "--timeout=90s")
    assert not list(volumes.iterdir())


def test_a_restricted_namespace_refuses_a_pod_of_root(node: LocalNode) -> None:
    node.ask("create", "namespace", "strict")
    node.ask("label", "namespace", "strict", "pod-security.kubernetes.io/enforce=restricted")

    done = node.kubectl("run", "--namespace=strict", "root", "--image=localhost/pause:1")

    assert done.returncode == 1
    assert "violates PodSecurity" in done.stderr
    node.ask("delete", "namespace", "strict")


def test_a_stopped_node_leaves_nothing_but_its_data(node: LocalNode) -> None:
    node.ask("create", "configmap", "memory", "--from-literal=of=before")
    port = node.port()
    assert node.traces()
    assert accepts(port)

    node.do("stop")

    assert node.traces() == []
    assert not accepts(port)
    assert node.call("status").returncode == 3
    assert node.call("enter", "true").stderr.endswith("does not run; start it first\n")

    node.do("start")
    assert node.ask("get", "configmap", "memory", "--output=jsonpath={.data.of}") == "before"
    node.ask("delete", "configmap", "memory")


def test_a_start_that_was_killed_is_taken_up_by_the_next(node: LocalNode) -> None:
    node.do("stop")
    start = subprocess.Popen([NODE, "start"], env=node.environment, stderr=subprocess.DEVNULL)
    while not node.traces():
        assert start.poll() is None
    start.send_signal(signal.SIGKILL)
    start.wait()

    node.do("start")

    assert node.ask("get", "nodes", "--output=name") == f"node/{node.name}\n"


def test_data_of_a_running_node_or_of_someone_else_stays(node: LocalNode, tmp_path: Path) -> None:
    assert node.call("wipe").stderr == f"cluster/node: node {node.name} runs: stop it first\n"

    other = node.data.with_name(f"{node.name}-other")
    other.mkdir()
    (other / "precious").touch()
    try:
        done = node.call("wipe", K8S_NODE_NAME="other", K8S_NODE_DATA=str(other))
        assert done.stderr == (
            f"cluster/node: K8S_NODE_DATA={other} is not a node's folder; it stays\n"
        )
    finally:
        (other / "precious").unlink()
        other.rmdir()
