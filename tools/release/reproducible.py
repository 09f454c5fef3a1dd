"""Build the same source twice, as differently as two machines would, and compare."""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from .differences import differences
from .git import Repository
from .source_date import VARIABLE, source_date
from .trouble import Trouble

_TIMEOUT = 900.0
_PLACES = (
    ("one", 0o022, {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}),
    ("another/folder", 0o077, {"TZ": "Asia/Kolkata", "LC_ALL": "C", "PYTHONHASHSEED": "2"}),
)


def check(project: Path, command: str, output: str) -> list[str]:
    """Build twice and return what differs, in lines.

    Args:
        project: the folder of the project; uncommitted changes are built, too.
        command: what builds, run in a copy of the project.
        output: the folder that it fills, from there.

    Raises:
        Trouble: a build failed, or built nothing.
    """
    repository = Repository(project)
    when = source_date(repository)
    with TemporaryDirectory(prefix="twice-") as folder:
        names, source = repository.files(), project
        for name, umask, _ in _PLACES:
            _copy(names, source, Path(folder, name), when + umask)
            source = Path(folder, name)  # the project itself may be changing
        built = []
        for name, umask, settings in _PLACES:
            _build(command, Path(folder, name), umask, {VARIABLE: str(when), **settings})
            built.append(_filled(Path(folder, name, output)))
        found = list(differences(*built))
        print(*_sums(built[0]), sep="\n")
        return found


def _copy(names: list[str], source: Path, target: Path, when: int) -> None:
    """Copy the source; the times of its files are those of no other copy."""
    for name in names:
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source / name, path)
        os.utime(path, (when, when))


def _build(command: str, folder: Path, umask: int, settings: dict[str, str]) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES"}
    }
    try:
        done = subprocess.run(
            shlex.split(command),
            cwd=folder,
            umask=umask,
            env={**environment, **settings},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Trouble(f"{command}: {error}") from error
    if done.returncode:
        raise Trouble(f"{command} failed:\n{done.stdout}")


def _filled(folder: Path) -> Path:
    if not folder.is_dir() or not any(folder.iterdir()):
        raise Trouble(f"the build left nothing in {folder.name}/")
    return folder


def _sums(folder: Path) -> list[str]:
    return [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder)}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
