"""The steps of a release, each of which refuses what would make it a wrong one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from . import changelog, places
from .git import Repository
from .source_date import day_of, source_date
from .trouble import Trouble
from .version import Version


def shown(project: Path) -> str:
    """Return the version, marked if there are changes that no commit has."""
    dirty = "-dirty" if _other_changes(project) else ""
    return f"{places.present(project)}{dirty}"


def change(project: Path, choose: Callable[[Version], Version]) -> str:
    """Write another version everywhere, and what was unreleased under it.

    Args:
        project: the folder of the project.
        choose: the new version, from the present one. The same one only mends the places.

    Returns:
        What was done and what comes next.

    Raises:
        Trouble: other changes would get mixed in, the version has a tag, or it has no notes.
    """
    before = places.present(project)
    after = choose(before)
    _refuse_changes(_other_changes(project))
    texts = places.rewritten(project, after)
    if after != before:
        _refuse_tag(project, places.tag_of(project).replace(str(before), str(after)))
        if after.candidate:
            changelog.notes(_changelog_text(project), changelog.UNRELEASED)
        else:
            texts[project / changelog.NAME] = _changelog(project, after)
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return "\n".join(
        [
            *(f"written: {path.relative_to(project)}" for path in sorted(texts)),
            f"{before} -> {after}. Now look at it (git diff), commit it, and make create-git-tag",
        ]
    )


def write_changelog(project: Path) -> str:
    """Put what was unreleased under the present version."""
    version = places.present(project)
    text = _changelog(project, version)
    (project / changelog.NAME).write_text(text, encoding="utf-8")
    return f"{changelog.NAME} has a section [{version}]"


def notes(project: Path) -> str:
    """Return the notes of the present version; a candidate has those of what is unreleased."""
    version = places.present(project)
    text = _changelog_text(project)
    return changelog.notes(text, changelog.UNRELEASED if version.candidate else str(version))


def complaints(project: Path) -> list[str]:
    """Return what is wrong with the version, in lines."""
    found = list(places.disagreements(project))
    if found:
        found.append(f"make set-release RELEASE={places.present(project)} makes them alike")
    tag, built = places.tag_of(project), os.environ.get("CI_COMMIT_TAG", "")
    if built and built != tag:
        found.append(f"the pipeline is for tag {built}, .release has {tag}; make create-git-tag")
    return found


def uncommitted(project: Path) -> list[str]:
    """Return what no commit has, in lines."""
    changes = Repository(project).changes()
    return [
        *(f"in no commit: {path}" for path in changes),
        *(["commit or undo that"] if changes else []),
    ]


def tag(project: Path) -> str:
    """Tag the last commit as the release that it is, with its notes.

    Raises:
        Trouble: it is none, or has been tagged.
    """
    repository = Repository(project)
    name = places.tag_of(project)
    _refuse_changes(repository.changes())
    if found := list(places.disagreements(project)):
        raise Trouble("\n".join(["the places disagree: make check-release", *found]))
    _refuse_tag(project, name)
    heading = places.description_of(project) or f"Release {places.present(project)}"
    repository.make_tag(name, f"{heading}\n\n{notes(project)}\n")
    return f"tagged as {name}; make push-git-tag hands it out"


def push(project: Path, remote: str) -> str:
    """Hand the tag of the present version out.

    Raises:
        Trouble: there is none, or the other repository does not take it.
    """
    name = places.tag_of(project)
    repository = Repository(project)
    if not repository.has_tag(name):
        raise Trouble(f"there is no tag {name}; make create-git-tag")
    repository.push_tag(name, remote)
    return f"{name} is in {remote}"


def _other_changes(project: Path) -> list[str]:
    """Return what has changed beside the places of the version and the changelog."""
    return [
        path
        for path in Repository(project).changes()
        if path not in {changelog.NAME, *places.files(project)}
    ]


def _refuse_changes(paths: list[str]) -> None:
    if paths:
        listed = "".join(f"\n  {path}" for path in paths)
        raise Trouble(f"these changes are in no commit; commit or undo them:{listed}")


def _refuse_tag(project: Path, name: str) -> None:
    if Repository(project).has_tag(name):
        raise Trouble(f"there is a tag {name} already; a release is made once: take a new version")


def _changelog(project: Path, version: Version) -> str:
    day = day_of(source_date(Repository(project)))
    return changelog.with_release(_changelog_text(project), str(version), day)


def _changelog_text(project: Path) -> str:
    return (project / changelog.NAME).read_text(encoding="utf-8")
