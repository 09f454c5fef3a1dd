"""What make itself decides: help, what goes into builds and jobs, and what does not."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.tools.release import artefacts

ROOT = Path(__file__).parents[2]
#: Variables of make alone, which nobody is to set.
INNER = {"LANES", "XDG_CACHE_HOME"}


def make(*words: str, **environment: str) -> str:
    """What make prints, with nothing in its environment that another make has told it."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        ["/usr/bin/env", "make", *words],
        cwd=ROOT,
        env=inherited | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_variable_is_explained() -> None:
    files = [ROOT / "Makefile", *(ROOT / ".make").glob("*.mk")]
    settable = {
        name
        for file in files
        for name in re.findall(r"^([A-Za-z0-9_]+) \?=", file.read_text(), re.MULTILINE)
    }
    shown = set(re.findall(r"^  ([A-Za-z0-9_]+) +\w", make("long-help"), re.MULTILINE))
    assert len(settable) > 50
    assert settable - shown == INNER


def test_what_is_said_of_several_variables_is_said_of_each() -> None:
    lines = make("long-help").splitlines()
    (marked,) = (line for line in lines if re.match(" +MARK ", line))
    assert marked.endswith("an expression of markers as for `pytest -m`.")


def test_help_of_one_subject() -> None:
    shown = make("help", "SECTION=k8s")
    assert "  k8s-wait " in shown
    assert "  k8s-test " in shown
    assert "  doctor " not in shown


def test_a_subject_that_there_is_not() -> None:
    with pytest.raises(AssertionError, match=r"there is no \.make/moon\*\.mk"):
        make("help", "SECTION=moon")


# KUBECTL: whether there is one does not matter here.
@pytest.mark.parametrize(
    ("words", "environment"),
    [(["K8S_PROVIDER=local"], {}), ([], {"K8S_PROVIDER": "local"})],
    ids=["on the command line", "in the environment"],
)
def test_a_provider_that_is_given_starts_and_ends_a_cluster(
    words: list[str], environment: dict[str, str]
) -> None:
    dry = ("-n", "KUBECTL=true", *words)
    assert "cluster/provider up" in make("ci-cluster", *dry, **environment)
    assert "cluster/provider down" in make("ci-cluster-end", *dry, **environment)


def test_a_cluster_of_somebody_else_is_neither_started_nor_ended() -> None:
    assert "cluster/provider" not in make("ci-cluster", "ci-cluster-end", "-n", "KUBECTL=true")


def test_jobs_inherit_nothing_from_make() -> None:
    shown = make("-n", "ci-local", "REPORTS=elsewhere", K8S_NODE_PORT="0")
    unset = set(re.findall(r"--unset=(\S+)", shown))
    assert {"MAKEFLAGS", "MAKEOVERRIDES", "REPORTS", "K8S_PROVIDER", "KUBECONFIG"} <= unset
    assert not {"K8S_NODE_PORT", "PATH", "HOME", "SHELL"} & unset


def test_another_poetry_is_found_from_elsewhere() -> None:
    assert f" POETRY={ROOT}/tools/poetry " in make("-n", "check-reproducible")
    assert " POETRY=poetry " in make("-n", "check-reproducible", "POETRY=poetry")


def test_a_build_takes_away_what_an_older_one_has_left(tmp_path: Path) -> None:
    dist, built = tmp_path / "dist", tmp_path / "built"
    for folder in (dist, built):
        folder.mkdir()
    (dist / "motor-0.9-py3-none-any.whl").touch()
    (dist / "motor-0.9.tar.gz").touch()
    (dist / "motor-0.9.cdx.json").touch()
    artefacts.wheel(built)
    poetry = tmp_path / "poetry"
    poetry.write_text(f'#!/bin/sh\nmkdir -p "$5" && cp {built}/* "$5"\n')
    poetry.chmod(0o755)

    folders = (f"BUILD={tmp_path}/build", f"PYTHON_DIST={dist}", f"POETRY={poetry}")
    make("python-build", *folders, SOURCE_DATE_EPOCH="1600000000")

    left = sorted(path.name for path in dist.iterdir())
    assert left == ["motor-0.9.cdx.json", "motor-1.0-py3-none-any.whl"]
