"""The images of a commit get its name in the registry of the pipeline, where there is one."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
# Writes down what it was told; the registry has what was pushed.
BUILDAH = """#!/bin/sh
here=$(dirname "$0")
case "$1" in
  pull) grep -qx "push $3" "$here/told" ;;
  login) echo "login $3 $5 < $(cat)" >> "$here/told" ;;
  push) echo "push ${4#docker://}" >> "$here/told" ;;
esac
"""
REGISTRY = {
    "CI_REGISTRY": "registry.example",
    "CI_REGISTRY_USER": "me",
    "CI_REGISTRY_PASSWORD": "secret",
    "CI_REGISTRY_IMAGE": "registry.example/group",
    "CI_COMMIT_SHORT_SHA": "0123456",
}


@pytest.fixture
def told(tmp_path: Path) -> Path:
    (tmp_path / "buildah").write_text(BUILDAH)
    (tmp_path / "buildah").chmod(0o755)
    (tmp_path / "told").touch()
    return tmp_path / "told"


def push(told: Path, **environment: str) -> str:
    path = f"{told.parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["/usr/bin/env", "make", "ci-push-images", "OCI_BUILDER=buildah", "OCI_IMAGES=motor dome"],
        cwd=ROOT,
        env={"PATH": path, "HOME": str(told.parent), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_each_gets_the_name_of_the_commit_once(told: Path) -> None:
    push(told, **REGISTRY)
    assert told.read_text().splitlines() == [
        "login me registry.example < secret",
        "push registry.example/group/motor:0123456",
        "push registry.example/group/dome:0123456",
    ]
    assert "motor:0123456 is there already" in push(told, **REGISTRY)
    assert told.read_text().count("push ") == 2


def test_without_a_registry_nothing_is_pushed(told: Path) -> None:
    assert "no registry" in push(told, CI_REGISTRY_IMAGE="registry.example/group")
    assert told.read_text() == ""
