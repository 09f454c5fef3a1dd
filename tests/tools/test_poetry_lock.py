"""The lock is read without a parser, and so that a parser would say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.poetry_lock import locked_in, normal

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "poetry.lock"


def test_a_name_has_one_form() -> None:
    assert {normal(name) for name in ("Ruamel.yaml", "ruamel_yaml", "ruamel-_yaml")} == {
        "ruamel-yaml"
    }


def test_the_lock_of_this_project_is_understood() -> None:
    packages = {package.name: package for package in locked_in(LOCK)}
    assert LOCK.read_text().count("\n[[package]]") >= len(packages) > 50
    assert "main" in packages["pytango"].groups
    assert "main" not in packages["ruff"].groups
    assert packages["pytango"].everywhere
    assert not packages["tomli"].everywhere


def test_a_parser_would_say_the_same() -> None:
    tomllib = pytest.importorskip("tomllib", reason="Python 3.11 or later has one")
    parsed = tomllib.loads(LOCK.read_text(encoding="utf-8"))["package"]
    for ours, theirs in zip(locked_in(LOCK), parsed, strict=True):
        assert (ours.name, ours.version) == (normal(theirs["name"]), theirs["version"])
        assert ours.groups == set(theirs["groups"])
        assert ours.needs == set(map(normal, theirs.get("dependencies", {})))
        archives = [(one["file"], one["hash"].partition(":")[2]) for one in theirs["files"]]
        assert [(one.name, one.sha256) for one in ours.archives] == archives
