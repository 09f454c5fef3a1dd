"""Calls of kubectl that go wrong."""

from pathlib import Path

import pytest

from tools.k8s.kubectl import Kubectl
from tools.k8s.trouble import Trouble


def program(folder: Path, script: str) -> Kubectl:
    path = folder / "kubectl"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return Kubectl(str(path), "here")


def test_the_namespace_comes_first(tmp_path: Path) -> None:
    assert program(tmp_path, 'echo "$@"').run("get", "pods") == "--namespace here get pods\n"


def test_a_failure_is_its_last_line(tmp_path: Path) -> None:
    kubectl = program(tmp_path, "echo noise >&2; echo no such pod >&2; exit 1")
    with pytest.raises(Trouble, match=r"^kubectl get pod x: no such pod$"):
        kubectl.run("get", "pod", "x")


def test_a_missing_program_is_named() -> None:
    with pytest.raises(Trouble, match="no-such-kubectl: No such file or directory; KUBECTL"):
        Kubectl("no-such-kubectl", "here").run("get", "pods")


def test_a_call_that_does_not_end_is_given_up(tmp_path: Path) -> None:
    kubectl = program(tmp_path, "exec sleep 60")
    with pytest.raises(Trouble, match=r"no end within 0\.2 s"):
        kubectl.run("get", "pods", timeout=0.2)
