"""What the first table of pyproject.toml says, read without a TOML parser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from .trouble import Trouble

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True)
class Project:
    """What a project says of itself.

    Attributes:
        name: its name.
        version: its version.
        description: what it is, in a sentence.
        license: its licence, as SPDX abbreviates it.
        needs: the names of the packages that it asks for.
    """

    name: str
    version: str
    description: str
    license: str
    needs: tuple[str, ...]


def project_in(pyproject: Path) -> Project:
    """Read it.

    Raises:
        Trouble: a line is missing, or asks for something that has no name.
    """
    table = re.search(
        r"^\[project\]\n(.*?)(?=^\[|\Z)", pyproject.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    text = table[1] if table else ""

    def fact(name: str) -> str:
        found = re.search(rf'^{name} = "(.*)"$', text, re.MULTILINE)
        if not found:
            raise Trouble(f"{pyproject.name} has no line {name} = ... in [project]; add it")
        return found[1]

    listed = re.search(r"^dependencies = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    asked = re.findall(r'^ +"([^"]*)"', listed[1] if listed else "", re.MULTILINE)
    return Project(
        name=fact("name"),
        version=fact("version"),
        description=fact("description"),
        license=fact("license"),
        needs=tuple(map(name_in, asked)),
    )


def name_in(requirement: str) -> str:
    """The name in a requirement, such as `motor[fast]>=1,<2 ; python_version < "3.12"`.

    Raises:
        Trouble: it begins with none.
    """
    found = _NAME.match(requirement)
    if not found:
        raise Trouble(f"{requirement!r} asks for nothing that has a name; correct pyproject.toml")
    return found[0]
