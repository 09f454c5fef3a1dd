"""What the project says of itself is read line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.release.project import name_in, project_in
from tools.release.trouble import Trouble

PYPROJECT = Path(__file__).parents[3] / "pyproject.toml"


def test_a_parser_would_say_the_same() -> None:
    tomllib = pytest.importorskip("tomllib", reason="Python 3.11 or later has one")
    theirs = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    ours = project_in(PYPROJECT)
    for fact in ("name", "version", "description", "license"):
        assert getattr(ours, fact) == theirs[fact]
    assert list(ours.needs) == [name_in(one) for one in theirs["dependencies"]]


@pytest.mark.parametrize(
    ("requirement", "name"),
    [
        ("motor", "motor"),
        ("motor>=1", "motor"),
        ("Motor_2.x[fast,small] (>=1,<2)", "Motor_2.x"),
        ('motor ; python_version < "3.12"', "motor"),
        ("motor@file:///motor.whl", "motor"),
    ],
)
def test_the_name_in_a_requirement(requirement: str, name: str) -> None:
    assert name_in(requirement) == name


def test_a_requirement_without_a_name_is_refused() -> None:
    with pytest.raises(Trouble, match=r"'>=1' asks for nothing that has a name"):
        name_in(">=1")


def test_a_missing_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text('[project]\nname = "motor"\n[tool.motor]\nversion = "1"\n')
    with pytest.raises(Trouble, match=r"pyproject\.toml has no line version = "):
        project_in(file)
