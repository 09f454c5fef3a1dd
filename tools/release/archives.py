"""Read the archives of a build, and write them so that the same content is the same file."""

from __future__ import annotations

import gzip
import io
import stat
import tarfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .trouble import Trouble

# The first that a zip file can tell.
_ZIP_BEGINS = 315532800


@dataclass(frozen=True)
class Member:
    """A file in an archive."""

    data: bytes
    executable: bool = False

    @property
    def mode(self) -> int:
        """Its rights, whatever umask it was built under."""
        return 0o755 if self.executable else 0o644


def read(path: Path) -> dict[str, Member]:
    """Return the files of an archive, in their order.

    Raises:
        Trouble: it has something else in it.
    """
    return dict(_from_zip(path) if path.suffix == ".whl" else _from_tar(path))


def write(path: Path, members: dict[str, Member], when: int) -> None:
    """Write an archive of the kind that its name says; every file in it has the same time."""
    if path.suffix == ".whl":
        _to_zip(path, members, max(when, _ZIP_BEGINS))
    else:
        _to_tar(path, members, when)


def _from_zip(path: Path) -> Iterator[tuple[str, Member]]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            executable = bool(info.external_attr >> 16 & stat.S_IXUSR)
            yield info.filename, Member(archive.read(info), executable)


def _from_tar(path: Path) -> Iterator[tuple[str, Member]]:
    with tarfile.open(path) as archive:
        for info in archive:
            content = archive.extractfile(info) if info.isfile() else None
            if content:
                yield info.name, Member(content.read(), bool(info.mode & stat.S_IXUSR))
            elif not info.isdir():
                raise Trouble(f"{path.name}: {info.name} is no file; put a copy in its place")


def _to_zip(path: Path, members: dict[str, Member], when: int) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, member in members.items():
            info = zipfile.ZipInfo(name, time.gmtime(when)[:6])
            info.create_system = 3  # Unix, which has rights
            info.external_attr = (stat.S_IFREG | member.mode) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, member.data)


def _to_tar(path: Path, members: dict[str, Member], when: int) -> None:
    with (
        path.open("wb") as file,
        gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=when) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for name, member in sorted(members.items()):
            info = tarfile.TarInfo(name)
            info.size, info.mode, info.mtime = len(member.data), member.mode, when
            archive.addfile(info, io.BytesIO(member.data))
