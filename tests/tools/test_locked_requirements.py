"""tools/locked_requirements.py turns poetry.lock into requirements for pip."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("tomllib", reason="the images have Python 3.11 or later")

from tools.locked_requirements import requirements

ROOT = Path(__file__).parents[2]
HASH = "sha256:1"
FILES = [{"file": "it.whl", "hash": HASH}]


def package(name: str, groups: list[str], **more: object) -> dict[str, object]:
    return {"name": name, "version": "1.2", "groups": groups, "files": FILES, **more}


def lines(lock: dict[str, Any], groups: set[str], without: set[str] | None = None) -> list[str]:
    """The requirements without the hash of the one file."""
    return [
        line.removesuffix(f" --hash={HASH}")
        for line in requirements(lock, groups, without or set())
    ]


def test_each_file_of_a_package_may_be_the_one() -> None:
    files = [{"file": "a.whl", "hash": "sha256:1"}, {"file": "a.tar.gz", "hash": "sha256:2"}]
    lock = {"package": [package("a", ["main"], files=files)]}
    assert list(requirements(lock, {"main"}, set())) == ["a==1.2 --hash=sha256:1 --hash=sha256:2"]


def test_takes_the_groups_and_no_others() -> None:
    lock = {"package": [package("a", ["main"]), package("b", ["test"]), package("c", ["docs"])]}
    assert lines(lock, {"main", "test"}) == ["a==1.2", "b==1.2"]


def test_leaves_out_what_another_group_brings() -> None:
    lock = {"package": [package("a", ["main", "test"]), package("b", ["test"])]}
    assert lines(lock, {"test"}, without={"main"}) == ["b==1.2"]


def test_a_marker_for_all_groups() -> None:
    lock = {"package": [package("a", ["main"], markers='python_version < "3.11"')]}
    assert lines(lock, {"main"}) == ['a==1.2 ; python_version < "3.11"']


@pytest.mark.parametrize(
    ("groups", "condition"),
    [
        ({"main"}, " ; (x)"),
        ({"main", "test"}, " ; (x) or (y)"),
        ({"main", "docs"}, ""),
    ],
)
def test_a_marker_for_each_group(groups: set[str], condition: str) -> None:
    markers = {"main": "x", "test": "y"}
    lock = {"package": [package("a", ["main", "test", "docs"], markers=markers)]}
    assert lines(lock, groups) == [f"a==1.2{condition}"]


def test_what_is_in_a_folder_of_the_project_is_left_out() -> None:
    local = package("a", ["main"], files=[], source={"type": "directory", "url": "packages/a"})
    lock = {"package": [local, package("b", ["main"])]}
    assert lines(lock, {"main"}) == ["b==1.2"]


def test_a_package_that_nothing_vouches_for_is_refused() -> None:
    lock = {"package": [package("a", ["main"], files=[], source={"type": "git", "url": "x"})]}
    with pytest.raises(ValueError, match="a has no hashes"):
        lines(lock, {"main"})


def test_names_a_group_that_the_lock_does_not_have() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools/locked_requirements.py", ROOT / "poetry.lock", "tesst"],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 1
    assert "has no group tesst" in done.stderr
