"""The version stands alike everywhere, and what does not is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.release.conftest import FILES, Project
from tools.release import places

ROOT = Path(__file__).parents[3]
OTHERS = {
    "packages/base/pyproject.toml": "1.4.0",
    "pyproject.toml": 'version = "3"',
    "tests/charts/application/Chart.yaml": "2.3.4",
}


def test_this_project_has_one_version() -> None:
    assert list(places.disagreements(ROOT)) == []


def test_a_new_version_is_written_everywhere_and_nowhere_else(project: Project) -> None:
    assert project.release("bump", "minor")[0] == 0
    left = [path for path in FILES if "0.1.0" in project.read(path)]
    assert left == []
    assert project.release("check") == (0, "check: all is well\n")
    for path, text in OTHERS.items():
        assert text in project.read(path)


def test_a_candidate_is_written_as_each_place_writes_it(project: Project) -> None:
    project.release("bump-rc", "minor")
    assert 'version = "0.2.0rc1"' in project.read("pyproject.toml")
    assert "tag: 0.2.0-rc.1\n" in project.read("charts/base/values.yaml")
    assert project.release("check")[0] == 0


@pytest.mark.parametrize(
    ("path", "right", "wrong", "complaint"),
    [
        (".release", "tag=0.1.0", "tag=0.1.1", ".release:2: tag has version 0.1.1, not 0.1.0"),
        ("pyproject.toml", '"0.1.0"', '"0.1.1"', "pyproject.toml:3: the wheel has version 0.1.1"),
        ("charts/base/Chart.yaml", "appVersion: 0.1.0", "appVersion: 7", "appVersion has version"),
        ("charts/base/Chart.yaml", "    version: 0", "    version: ~0", "a chart that it needs"),
        ("charts/base/values.yaml", "0.1.0", "latest", "values.yaml:3: an image has version lat"),
        ("charts/base/README.md", "0.1.0", "0.0.9", "README.md:1: an image has version 0.0.9"),
        ("tests/charts/golden/all.yaml", "base-0.1.0", "base-0.9.0", "a label has version 0.9.0"),
    ],
    ids=["tag", "wheel", "app", "need", "image", "readme", "golden"],
)
def test_the_place_that_disagrees_is_named_and_mended(
    project: Project, path: str, right: str, wrong: str, complaint: str
) -> None:
    assert right in project.read(path)
    project.write(path, project.read(path).replace(right, wrong))

    status, said = project.release("check")

    assert status == 1
    assert complaint in said
    assert said.endswith("make set-release RELEASE=0.1.0 makes them alike\n")
    assert project.release("set", "0.1.0")[0] == 0
    assert project.read(path) == FILES[path]


def test_many_in_one_file_are_counted(project: Project) -> None:
    path = "charts/ska-tango-util/templates/_all.tpl"
    project.write(path, project.read(path).replace("0.1.0", "0.0.1"))
    said = project.release("check")[1].splitlines()[0]
    assert said == (
        f"{path}:1: the name of a template has version 0.0.1, not 0.1.0, and 1 more there"
    )


def test_a_place_that_has_moved_is_named(project: Project) -> None:
    project.write("tests/e2e/support/client.py", "")
    status, said = project.release("check")
    assert status == 1
    assert "tests/e2e/support/client.py: no version of an image" in said


@pytest.mark.parametrize("text", ["", "tag=0.1.0\n", "release=x\ntag=x\n"])
def test_without_a_version_nothing_works(project: Project, text: str) -> None:
    project.write(".release", text)
    status, said = project.release("check")
    assert status == 2
    assert "release=VERSION; add it" in said or "'x' is no version" in said


def test_a_pipeline_for_another_tag_is_refused(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI_COMMIT_TAG", "0.2.0")
    status, said = project.release("check")
    assert (status, said) == (
        1,
        "the pipeline is for tag 0.2.0, .release has 0.1.0; make create-git-tag\n",
    )
