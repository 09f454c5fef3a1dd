"""Finish what a build has made: the manifest goes in, what depends on the hour goes out."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
from collections.abc import Mapping
from datetime import datetime, timezone
from pathlib import Path, PurePosixPath

from . import archives
from .archives import Member
from .manifest import NAME, manifest
from .trouble import Trouble

# Where each kind of archive says what it is; the manifest goes beside that.
_ABOUT = {".whl": "*.dist-info/METADATA", ".tar.gz": "*/PKG-INFO", ".tgz": "*/Chart.yaml"}


def stamp_all(source: Path, target: Path, environment: Mapping[str, str], when: int) -> list[Path]:
    """Stamp every archive of a folder into another one.

    Args:
        source: what has been built.
        target: where the finished archives go.
        environment: the variables of the pipeline, among others.
        when: the time that all files get.

    Returns:
        The finished archives.

    Raises:
        Trouble: there is nothing, or something that is no artefact.
    """
    built = sorted(source.iterdir()) if source.is_dir() else []
    if not built:
        raise Trouble(f"{source} has nothing in it; build first")
    target.mkdir(parents=True, exist_ok=True)
    for path in built:
        archives.write(target / path.name, stamped(path, environment, when), when)
    return [target / path.name for path in built]


def stamped(path: Path, environment: Mapping[str, str], when: int) -> dict[str, Member]:
    """Return the files of an archive with the manifest among them."""
    pattern = _pattern(path)
    members = archives.read(path)
    about = _about(path, pattern, members)
    project, version = _identity(path, members[about].data.decode())
    beside = PurePosixPath(about).parent
    members[f"{beside}/{NAME}"] = Member(manifest(project, version, environment).encode())
    if path.suffix == ".whl":
        members = _with_record(members, f"{beside}/RECORD")
    return _without_hour_of_lock(members, when)


def _pattern(path: Path) -> str:
    """Return where an archive of this kind describes itself."""
    for ending, pattern in _ABOUT.items():
        if path.name.endswith(ending):
            return pattern
    raise Trouble(f"{path} is none of {', '.join(_ABOUT)}; take it away")


def _about(path: Path, pattern: str, members: dict[str, Member]) -> str:
    found = [
        name for name in members if name.count("/") == 1 and PurePosixPath(name).match(pattern)
    ]
    if not found:
        raise Trouble(f"{path} has no {pattern}; build it anew")
    return found[0]


def _identity(path: Path, about: str) -> tuple[str, str]:
    found = [re.search(rf"(?mi)^{key}: *(\S+)$", about) for key in ("name", "version")]
    if not (found[0] and found[1]):
        raise Trouble(f"{path} does not say which name and version it has; build it anew")
    return found[0][1], found[1][1]


def _with_record(members: dict[str, Member], record: str) -> dict[str, Member]:
    """Return the files of a wheel with the list of them anew; what describes it comes last."""
    order = sorted(members.keys() - {record}, key=lambda name: (".dist-info/" in name, name))
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    for name in order:
        rows.writerow((name, _digest(members[name].data), len(members[name].data)))
    rows.writerow((record, "", ""))
    return {**{name: members[name] for name in order}, record: Member(text.getvalue().encode())}


def _digest(data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=")
    return f"sha256={digest.decode()}"


def _without_hour_of_lock(members: dict[str, Member], when: int) -> dict[str, Member]:
    """Return the files of a chart whose lock does not tell when Helm wrote it."""
    hour = datetime.fromtimestamp(when, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    line = f'generated: "{hour}"'.encode()
    return {
        name: Member(re.sub(rb"(?m)^generated: .*$", line, member.data), member.executable)
        if PurePosixPath(name).name == "Chart.lock"
        else member
        for name, member in members.items()
    }
