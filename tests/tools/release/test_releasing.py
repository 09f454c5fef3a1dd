"""From a change to the tag that hands it out, and what stands in the way."""

from __future__ import annotations

import pytest

from tests.tools.release.conftest import Project


def test_a_release_from_start_to_end(project: Project) -> None:
    assert project.release("bump", "patch")[0] == 0
    assert "## [Unreleased]\n\n## [0.1.1] - 2026-02-03\n\n### Added\n\n- A motor.\n" in (
        project.read("CHANGELOG.md")
    )
    project.commit()
    assert project.release("show") == (0, "0.1.1\n")
    assert project.release("notes") == (0, "### Added\n\n- A motor.\n")
    assert project.release("tag") == (0, "tagged as 0.1.1; make push-git-tag hands it out\n")
    assert project.git("cat-file", "-t", "0.1.1") == "tag\n"
    message = project.git("for-each-ref", "--format=%(contents)", "refs/tags/0.1.1").strip()
    assert message == "Release 0.1.1\n\n### Added\n\n- A motor."


def test_a_candidate_leaves_the_changelog_and_takes_its_notes(project: Project) -> None:
    before = project.read("CHANGELOG.md")
    project.release("bump-rc", "minor")
    assert project.read("CHANGELOG.md") == before
    project.commit()
    assert project.release("tag")[0] == 0
    assert "- A motor." in project.git("for-each-ref", "--format=%(contents)", "refs/tags")
    assert project.release("rc-to-release")[0] == 0
    assert "## [0.2.0] - 2026-02-03" in project.read("CHANGELOG.md")


def test_the_first_release_needs_no_new_version(project: Project) -> None:
    assert project.release("changelog") == (0, "CHANGELOG.md has a section [0.1.0]\n")
    project.commit()
    assert project.release("tag")[0] == 0


def test_the_day_is_that_of_the_source(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    project.release("bump", "patch")
    assert "## [0.1.1] - 2001-09-09" in project.read("CHANGELOG.md")


def test_a_wrong_day_is_refused(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    status, said = project.release("bump", "patch")
    assert (status, "SOURCE_DATE_EPOCH=today is no number" in said) == (2, True)


def test_a_prefix_of_the_tag_stays(project: Project) -> None:
    project.write(".release", "release=0.1.0\ntag=examples-0.1.0\n")
    project.release("bump", "patch")
    assert project.read(".release") == "release=0.1.1\ntag=examples-0.1.1\n"


@pytest.mark.parametrize("path", ["src/motor.py", "packages/base/pyproject.toml"])
@pytest.mark.parametrize("command", [("bump", "patch"), ("set", "2.0.0"), ("tag",)], ids=str)
def test_other_changes_are_refused_by_name(
    project: Project, path: str, command: tuple[str, ...]
) -> None:
    project.write(path, "new = 1\n")
    status, said = project.release(*command)
    assert status == 2
    assert f"in no commit; commit or undo them:\n  {path}\n" in said
    assert project.read(".release") == "release=0.1.0\ntag=0.1.0\n"


def test_a_version_is_released_once(project: Project) -> None:
    project.git("tag", "0.1.1")
    status, said = project.release("bump", "patch")
    assert (status, "there is a tag 0.1.1 already" in said) == (2, True)
    assert project.git("status", "--porcelain") == ""


def test_a_commit_is_tagged_once(project: Project) -> None:
    project.release("bump", "patch")
    project.commit()
    project.release("tag")
    status, said = project.release("tag")
    assert (status, "there is a tag 0.1.1 already" in said) == (2, True)


def test_what_disagrees_is_not_tagged(project: Project) -> None:
    project.write("charts/base/values.yaml", "one:\n  image: ska-tango-examples-db\n  tag: 3\n")
    project.commit()
    status, said = project.release("tag")
    assert status == 2
    assert "the places disagree: make check-release" in said
    assert "charts/base/values.yaml:3" in said


def test_a_release_has_notes(project: Project) -> None:
    project.write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n")
    status, said = project.release("bump", "patch")
    assert status == 2
    assert "CHANGELOG.md has nothing under [Unreleased]; write there what is new" in said
    assert project.read(".release") == "release=0.1.0\ntag=0.1.0\n"


def test_a_candidate_has_notes(project: Project) -> None:
    project.write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n")
    status, said = project.release("bump-rc")
    assert status == 2
    assert "CHANGELOG.md has nothing under [Unreleased]; write there what is new" in said
    assert project.read(".release") == "release=0.1.0\ntag=0.1.0\n"


def test_a_description_heads_the_notes_of_a_tag(project: Project) -> None:
    described = "release=0.1.0\ntag=0.1.0\ntag_description=The one with the motor\n"
    project.write(".release", described)
    project.release("bump", "patch")
    assert project.read(".release") == described.replace("0.1.0", "0.1.1")
    project.commit()
    project.release("tag")
    message = project.git("for-each-ref", "--format=%(contents)", "refs/tags/0.1.1").strip()
    assert message == "The one with the motor\n\n### Added\n\n- A motor."


def test_a_section_is_not_made_twice(project: Project) -> None:
    project.release("changelog")
    status, said = project.release("changelog")
    assert (status, "has a section [0.1.0] already" in said) == (2, True)


def test_a_changelog_without_the_section_is_refused(project: Project) -> None:
    assert "has no section [0.1.0]; make generate-changelog" in project.release("notes")[1]


def test_changes_show(project: Project) -> None:
    assert project.release("status") == (0, "status: all is well\n")
    project.write("src/motor.py", "")
    assert project.release("show") == (0, "0.1.0-dirty\n")
    assert project.release("status") == (
        1,
        "in no commit: src/motor.py\ncommit or undo that\n",
    )


def test_the_tag_is_handed_out(project: Project) -> None:
    other = project.folder.parent / "other.git"
    project.git("init", "--quiet", "--bare", str(other))
    project.release("changelog")
    project.commit()
    status, said = project.release("push", str(other))
    assert (status, "there is no tag 0.1.0; make create-git-tag" in said) == (2, True)
    project.release("tag")
    assert project.release("push", str(other)) == (0, f"0.1.0 is in {other}\n")
    assert project.git("ls-remote", "--tags", str(other)).split("\n")[0].endswith("tags/0.1.0")
    status, said = project.release("push", str(other.with_name("nowhere")))
    assert (status, "release push: git push: " in said) == (2, True)
