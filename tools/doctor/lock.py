"""What poetry.lock says, read without a TOML parser, which Python 3.10 does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Locked:
    """A package in the lock.

    Attributes:
        name: in its normal form.
        version: the one that is locked.
        groups: the groups of dependencies that need it.
        everywhere: whether every machine with these groups gets it.
    """

    name: str
    version: str
    groups: frozenset[str]
    everywhere: bool


def normal(name: str) -> str:
    """The one form of a name that can be written in several ways."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked_in(lock: Path) -> Iterator[Locked]:
    """Yield what the lock has; a program wrote it, so each fact has a line of one form."""
    for block in lock.read_text(encoding="utf-8").split("[[package]]\n")[1:]:
        facts = dict(re.findall(r"^([a-z-]+) = (.+)$", block.partition("\n[")[0], re.MULTILINE))
        yield Locked(
            name=normal(facts["name"].strip('"')),
            version=facts["version"].strip('"'),
            groups=frozenset(re.findall(r'"([^"]+)"', facts["groups"])),
            everywhere="markers" not in facts and facts["optional"] == "false",
        )
