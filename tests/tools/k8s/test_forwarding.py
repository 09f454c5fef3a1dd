"""A port of a pod, forwarded by a kubectl that only talks like one."""

import socket
from argparse import ArgumentTypeError
from pathlib import Path

import pytest

from tools.k8s.forwarding import forward, port_number, require_free
from tools.k8s.kubectl import Kubectl
from tools.k8s.trouble import Trouble


def program(folder: Path, script: str) -> Kubectl:
    path = folder / "kubectl"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return Kubectl(str(path), "here")


def test_a_port_is_a_number_of_sixteen_bits() -> None:
    assert port_number("5678") == 5678


@pytest.mark.parametrize("text", ["", "0", "-5", "65536", "70000", "debug", "5678 "])
def test_anything_else_is_no_port(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="is not a port from 1 to 65535"):
        port_number(text)


def test_a_port_that_is_taken_is_refused_with_its_cure() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Trouble, match=f"port {port} of .* choose another K8S_DEBUG_PORT"):
            require_free(port)
    require_free(port)


def test_the_hint_comes_when_connections_can_be_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = 'echo "Forwarding from 127.0.0.1:5000 -> 5678"; echo "$@"'
    assert forward(program(tmp_path, said), "pod/a-0", 5000, 5678, "attach now") == 0
    assert capsys.readouterr().out.splitlines() == [
        "Forwarding from 127.0.0.1:5000 -> 5678",
        "attach now",
        "--namespace here port-forward pod/a-0 5000:5678 --address=127.0.0.1",
    ]


def test_without_a_connection_there_is_no_hint(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert forward(program(tmp_path, "exit 1"), "pod/a-0", 5000, 5678, "attach now") == 1
    assert capsys.readouterr().out == ""
