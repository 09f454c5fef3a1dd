"""Wheels are uploaded once each, by Poetry, to the index that was named."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[3] / "tools" / "ci"
# Tells what it was asked for, and what it was lent.
POETRY = """#!/bin/sh
echo "$@"
echo "$POETRY_REPOSITORIES_PLACE_URL as ${POETRY_HTTP_BASIC_PLACE_USERNAME:-nobody}"
"""
HELM = """#!/bin/sh
echo "$@ < $(cat)"
"""


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    for name, script in (("poetry", POETRY), ("helm", HELM)):
        (tmp_path / name).write_text(script)
        (tmp_path / name).chmod(0o755)
    return tmp_path


def run(dist: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    programs = {"POETRY": str(dist / "poetry"), "HELM": str(dist / "helm")}
    return subprocess.run(
        [str(TOOLS / words[0]), *words[1:]],
        env={"PATH": "/usr/bin:/bin"} | programs | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=10,
    )


def publish(dist: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return run(dist, "publish-wheels", str(dist), ".", "packages/motor", **environment)


def test_every_project_is_uploaded_with_the_given_name(dist: Path) -> None:
    (dist / "motor-1.0-py3-none-any.whl").touch()
    done = publish(dist, PYTHON_PUBLISH_TO="http://127.0.0.1:1/x", PYTHON_PUBLISH_USER="pipeline")
    assert done.returncode == 0, done.stderr
    calls = done.stdout.splitlines()
    assert [call.split()[:3] for call in calls[::2]] == [
        ["--project", ".", "publish"],
        ["--project", "packages/motor", "publish"],
    ]
    assert "--skip-existing" in calls[0]
    assert set(calls[1::2]) == {"http://127.0.0.1:1/x as pipeline"}


def test_nothing_is_uploaded_to_nowhere(dist: Path) -> None:
    (dist / "motor-1.0-py3-none-any.whl").touch()
    done = publish(dist)
    assert (done.returncode, done.stdout) == (1, "")
    assert "PYTHON_PUBLISH_TO=https://host/path" in done.stderr


def test_no_wheel_is_told(dist: Path) -> None:
    done = publish(dist, PYTHON_PUBLISH_TO="http://127.0.0.1:1/x")
    assert (done.returncode, done.stdout) == (1, "")
    assert "make python-build" in done.stderr


def test_the_password_is_not_on_the_command_line(dist: Path) -> None:
    registry = {"CI_REGISTRY": "registry.example", "CI_REGISTRY_USER": "me"}
    done = run(dist, "registry-login", "helm", CI_REGISTRY_PASSWORD="secret", **registry)  # noqa: S106
    assert done.returncode == 0, done.stderr
    words, given = done.stdout.strip().split(" < ")
    assert words == "registry login --username me --password-stdin registry.example"
    assert given == "secret"


def test_what_is_not_set_is_named(dist: Path) -> None:
    done = run(dist, "registry-login", "helm", CI_REGISTRY="registry.example")
    assert done.returncode == 1
    assert "CI_REGISTRY_USER is not set" in done.stderr
