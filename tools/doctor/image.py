"""The image of the examples that the next installation on a cluster would take."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path
from typing import Any

from .finding import Finding, bad, good, not_needed
from .machine import Machine
from .programs import Silent

_NAME = "ska-tango-examples"
# What the Dockerfile copies into it.
_SOURCES = (
    *("Dockerfile", "LICENSE", "README.md", "poetry.lock", "pyproject.toml"),
    *("src", "packages", "images/slim", "tools/locked_requirements.py"),
)
_BUILD = "make oci-build"
_REVISION = "org.opencontainers.image.revision"


def image(machine: Machine) -> Finding:
    """Whether it is built, of this version, and from the sources as they are now."""
    archive = machine.root / machine.setting("OCI_ARCHIVES", "build/images") / f"{_NAME}.tar"
    if not archive.exists():
        return not_needed("not built", f"{_BUILD}, before make k8s-install-chart")
    try:
        tags, labels = _about(archive)
    except (tarfile.TarError, KeyError, ValueError) as error:
        return bad(f"{archive} is no image: {error}", f"rm {archive} && {_BUILD}")
    wanted = machine.setting("OCI_TAG")
    if wanted and wanted not in {tag.rpartition(":")[2] for tag in tags}:
        return bad(f"{' '.join(tags) or 'without a name'}, but this is {wanted}", _BUILD)
    newer = _newer(machine, archive, labels.get(_REVISION, ""))
    if newer:
        return bad(f"{' '.join(tags)} is older than {newer[0]}", _BUILD)
    return good(f"{' '.join(tags)}, as the sources are")


def _about(archive: Path) -> tuple[list[str], dict[str, str]]:
    """The names and the labels of the image in an archive."""
    with tarfile.open(archive, "r:") as packed:

        def read(name: str) -> Any:
            return json.load(packed.extractfile(name))  # type: ignore[arg-type]

        (manifest,) = read("manifest.json")
        labels = read(manifest["Config"]).get("config", {}).get("Labels") or {}
        return manifest["RepoTags"] or [], labels


def _newer(machine: Machine, archive: Path, revision: str) -> list[str]:
    """The sources that have changed since the image was built.

    Against the commit that it was built from, where git has it: the time of a file tells nothing
    of its content. What was changed but not committed then goes by its time.
    """
    commit, _, dirty = revision.partition("-")
    changed = _changed_since(machine, commit) if commit else None
    built = archive.stat().st_mtime
    if changed is None:
        files = (file for name in _SOURCES for file in _files(machine.root / name))
        changed, dirty = [str(file.relative_to(machine.root)) for file in files], "dirty"
    if not dirty:
        return changed
    return [name for name in changed if _time(machine.root / name) > built]


def _changed_since(machine: Machine, commit: str) -> list[str] | None:
    git = next(machine.found("git"), None)
    if git is None:
        return None
    try:
        differ = machine.output(git, "diff", "--name-only", commit, "--", *_SOURCES)
        fresh = machine.output(git, "ls-files", "--others", "--exclude-standard", "--", *_SOURCES)
    except Silent:
        return None
    return [*differ.splitlines(), *fresh.splitlines()]


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return [file for file in path.rglob("*") if file.is_file() and file.suffix != ".pyc"]
    return [path] if path.exists() else []


def _time(path: Path) -> float:
    """When a file was written; one that is gone took its folder's time with it."""
    return (path if path.exists() else path.parent).stat().st_mtime
