"""Two builds are compared, and what differs is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.release import artefacts
from tests.tools.release.conftest import Project
from tools.release.differences import differences

BUILD = """\
import os, pathlib
dist = pathlib.Path("dist/charts")
dist.mkdir(parents=True)
(dist / "motor").write_text({text})
"""


def build(project: Project, text: str) -> tuple[int, str]:
    project.write("build.py", BUILD.format(text=text))
    return project.release("reproducible", "/usr/bin/env python3 build.py", "dist")


@pytest.mark.parametrize("text", ["os.environ['SOURCE_DATE_EPOCH']", "open('.release').read()"])
def test_the_same_source_gives_the_same(project: Project, text: str) -> None:
    status, said = build(project, text)
    assert status == 0
    (line, verdict) = said.splitlines()
    assert (line[64:], verdict) == ("  charts/motor", "reproducible: all is well")


@pytest.mark.parametrize(
    "text",
    [
        "os.getcwd()",
        "os.environ['TZ']",
        "os.environ['LC_ALL']",
        "str(hash('motor'))",
        "str(os.umask(0))",
        "str(os.stat('.release').st_mtime)",
    ],
)
def test_what_depends_on_the_place_is_found(project: Project, text: str) -> None:
    status, said = build(project, text)
    assert (status, said.splitlines()[-1]) == (1, "charts/motor: the content differs")


def test_what_is_in_no_commit_is_built_and_what_is_ignored_is_not(project: Project) -> None:
    project.write(".gitignore", "old\n")
    project.write("old", "")
    project.write("new", "")
    text = "str(['new' in os.listdir(), 'old' in os.listdir()])"
    assert build(project, f"open('new').read() if not os.path.exists('old') else {text}")[0] == 0


def test_a_build_that_fails_is_told_with_its_words(project: Project) -> None:
    status, said = build(project, "missing")
    assert status == 2
    assert "env python3 build.py failed:\n" in said
    assert "NameError: name 'missing' is not defined" in said


def test_a_build_of_nothing_is_a_failure(project: Project) -> None:
    status, said = project.release("reproducible", "/usr/bin/env true", "dist")
    assert (status, "the build left nothing in dist/" in said) == (2, True)


def test_a_program_that_is_missing_is_named(project: Project) -> None:
    status, said = project.release("reproducible", "no-such-program", "dist")
    assert (status, "no-such-program" in said) == (2, True)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
    return one, other


def test_what_differs_within_an_archive_is_named(folders: tuple[Path, Path]) -> None:
    artefacts.wheel(folders[0])
    artefacts.wheel(folders[1], text="fast = False\n")
    (line,) = differences(*folders)
    assert line == "motor-1.0-py3-none-any.whl: motor/__init__.py differ"


def test_a_difference_beside_the_content_is_named(folders: tuple[Path, Path]) -> None:
    artefacts.wheel(folders[0])
    artefacts.wheel(folders[1], year=2021)
    (line,) = differences(*folders)
    assert line.endswith("times, rights or order of its files differ")


def test_what_only_one_has_is_named(folders: tuple[Path, Path]) -> None:
    artefacts.chart(folders[1])
    assert list(differences(*folders)) == [f"motor-1.0.tgz is in {folders[1]} only"]


def test_many_files_are_counted(folders: tuple[Path, Path]) -> None:
    for folder, text in zip(folders, "ab", strict=True):
        artefacts.tar(folder / "m.tgz", {f"m/{number}": text for number in range(7)})
    assert list(differences(*folders)) == ["m.tgz: m/0, m/1, m/2, m/3, m/4 and 2 more differ"]
