"""What poetry.lock says, read without a TOML parser, which Python 3.10 does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FACT = re.compile(r"^([a-z-]+) = (.+)$", re.MULTILINE)
_ARCHIVE = re.compile(r'^ +\{file = "([^"]+)", hash = "sha256:([0-9a-f]+)"\}', re.MULTILINE)
_NEED = re.compile(r'^"?([A-Za-z0-9][A-Za-z0-9._-]*)"? = ', re.MULTILINE)
_NEEDS = "package.dependencies]\n"


@dataclass(frozen=True)
class Archive:
    """A file that a package may come in."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Locked:
    """A package in the lock.

    Attributes:
        name: in its normal form.
        version: the one that is locked.
        groups: the groups of dependencies that need it.
        everywhere: whether every machine with these groups gets it.
        archives: what an index offers of it; none if it lies in a folder.
        needs: the names of packages that it needs somewhere, in their normal form.
    """

    name: str
    version: str
    groups: frozenset[str]
    everywhere: bool
    archives: tuple[Archive, ...]
    needs: frozenset[str]


def normal(name: str) -> str:
    """The one form of a name that can be written in several ways."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked_in(lock: Path) -> Iterator[Locked]:
    """Yield what the lock has; a program wrote it, so each fact has a line of one form."""
    for block in lock.read_text(encoding="utf-8").split("[[package]]\n")[1:]:
        head, *tables = block.split("\n[")
        facts = dict(_FACT.findall(head))
        yield Locked(
            name=normal(facts["name"].strip('"')),
            version=facts["version"].strip('"'),
            groups=frozenset(re.findall(r'"([^"]+)"', facts["groups"])),
            everywhere="markers" not in facts and facts["optional"] == "false",
            archives=tuple(Archive(*found) for found in _ARCHIVE.findall(head)),
            needs=frozenset(_needs(tables)),
        )


def _needs(tables: list[str]) -> Iterator[str]:
    for table in tables:
        if table.startswith(_NEEDS):
            yield from map(normal, _NEED.findall(table.removeprefix(_NEEDS)))
