"""The commands of the debugger, with a cluster that only answers."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.tools.k8s.debug_objects import IMAGE, MAPS, SETS, stateful_set
from tests.tools.k8s.objects import Object
from tools.k8s import debugging
from tools.k8s.kubectl import Kubectl
from tools.k8s.trouble import Trouble

SCRIPT = """#!/bin/sh
echo "$*" >>{log}
case "$*" in
*/proc/net/tcp*) echo {listens} ;;
*port-forward*) echo "Forwarding from 127.0.0.1" ;;
*) echo done ;;
esac
"""


class Cluster:
    """What is installed, and what kubectl was told."""

    def __init__(self, folder: Path) -> None:
        self.sets = SETS
        self.listens = True
        self._folder = folder

    def get(self, path: str) -> Object:
        return {"items": MAPS if path.endswith("configmaps") else self.sets}

    @property
    def kubectl(self) -> Kubectl:
        program = self._folder / "kubectl"
        program.write_text(SCRIPT.format(log=self._folder / "log", listens=self.listens))
        program.chmod(0o755)
        return Kubectl(str(program), "here")

    @property
    def told(self) -> str:
        log = self._folder / "log"
        return log.read_text() if log.exists() else ""


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cluster:
    one = Cluster(tmp_path)

    @contextmanager
    def open_api(_: Kubectl) -> Iterator[Cluster]:
        yield one

    monkeypatch.setattr(debugging, "open_api", open_api)
    monkeypatch.setattr(debugging, "wait_or_explain", lambda *_: 1)
    return one


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def start(cluster: Cluster, port: int) -> int:
    return debugging.start(cluster.kubectl, "test/tabata/1", port, "test:1", 1.0)


def test_a_server_is_opened_before_anybody_is_told_to_attach(
    cluster: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    port = free_port()
    assert start(cluster, port) == 0
    assert cluster.told.index("patch statefulset tabata-gym") < cluster.told.index("port-forward")
    said = capsys.readouterr().out
    assert said.index("Forwarding from") < said.index(f"can be reached at 127.0.0.1:{port}")


def test_nothing_is_changed_if_the_port_of_this_machine_is_taken(cluster: Cluster) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Trouble, match="choose another K8S_DEBUG_PORT"):
            start(cluster, port)
    assert cluster.told == ""


def test_nothing_is_changed_of_a_server_that_is_not_python(cluster: Cluster) -> None:
    cluster.sets = [stateful_set("gym", "gym", "tabata-config", command=["TangoTest"])]
    with pytest.raises(Trouble, match="which is not Python"):
        start(cluster, free_port())
    assert cluster.told == ""


def test_a_server_that_does_not_listen_is_told_of(
    cluster: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    cluster.listens = False
    with pytest.raises(Trouble, match=r"nothing in it listens .* make k8s-debug-off"):
        start(cluster, free_port())
    assert "can be reached" not in capsys.readouterr().out


def test_what_is_open_is_not_changed_again(cluster: Cluster) -> None:
    opened = {"name": "DEBUGPY_PORT", "value": "5999"}
    cluster.sets = [stateful_set("gym", "gym", "tabata-config", opened)]
    port = free_port()
    assert start(cluster, port) == 0
    assert "patch" not in cluster.told
    assert f"port-forward pod/gym-0 {port}:5999" in cluster.told


def test_the_image_of_another_project_stays(cluster: Cluster) -> None:
    foreign = IMAGE.replace("ska-tango-examples", "other")
    cluster.sets = [stateful_set("gym", "gym", "tabata-config", image=foreign)]
    assert start(cluster, free_port()) == 0
    assert "patch statefulset gym" in cluster.told
    assert "test:1" not in cluster.told


def test_closing_says_if_there_is_nothing_to_close(
    cluster: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    assert debugging.end(cluster.kubectl, 1.0) == 0
    assert "No server in namespace here was opened" in capsys.readouterr().out
