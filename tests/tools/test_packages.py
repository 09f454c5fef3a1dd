"""The distributions in packages/ and the examples that stand on them go together."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("tomllib", reason="Python 3.11 or later reads TOML by itself")

import tomllib

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in ROOT.glob("packages/*/pyproject.toml"))


def settings(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture
def examples() -> dict[str, Any]:
    """The settings of the examples themselves."""
    return settings(ROOT)


def test_each_is_found_where_it_lies(examples: dict[str, Any]) -> None:
    found = examples["tool"]["poetry"]["dependencies"]
    lying = {folder.name: str(folder.relative_to(ROOT)) for folder in FOLDERS}
    assert lying
    assert {name: where["path"] for name, where in found.items()} == lying


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_is_asked_for_by_its_name(folder: Path, examples: dict[str, Any]) -> None:
    wanted = examples["project"]["dependencies"]
    assert [one for one in wanted if one.startswith(f"{folder.name} (")]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_is_called_as_its_folder_and_runs_where_the_examples_run(
    folder: Path, examples: dict[str, Any]
) -> None:
    project = settings(folder)["project"]
    assert project["name"] == folder.name
    assert project["requires-python"] == examples["project"]["requires-python"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_is_locked_in_its_present_version(folder: Path) -> None:
    lock = tomllib.loads((ROOT / "poetry.lock").read_text(encoding="utf-8"))
    (locked,) = (one for one in lock["package"] if one["name"] == folder.name)
    assert locked["version"] == settings(folder)["project"]["version"], "make lock"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_has_the_licence(folder: Path) -> None:
    assert (folder / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
