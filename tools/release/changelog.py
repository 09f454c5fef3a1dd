"""The changelog, in the form of Keep a Changelog."""

from __future__ import annotations

import re

from .trouble import Trouble

NAME = "CHANGELOG.md"
UNRELEASED = "Unreleased"


def notes(text: str, name: str) -> str:
    """Return what stands under a heading.

    Raises:
        Trouble: there is no such heading, or nothing under it.
    """
    heading = _heading(text, name)
    if not heading:
        raise Trouble(f"{NAME} has no section [{name}]; make generate-changelog makes one")
    found = _section(text, heading)
    if not found:
        raise Trouble(f"{NAME} has nothing under [{name}]; write there what is new")
    return found


def with_release(text: str, version: str, day: str) -> str:
    """Return the changelog with what was unreleased as the section of a version.

    Raises:
        Trouble: nothing is unreleased, or the version has a section.
    """
    if _heading(text, version):
        raise Trouble(f"{NAME} has a section [{version}] already; add what is new there by hand")
    notes(text, UNRELEASED)
    heading = _heading(text, UNRELEASED)
    if heading is None:
        raise Trouble(f"{NAME} has no section [{UNRELEASED}]; add it")
    return f"{text[: heading.end()]}\n\n## [{version}] - {day}{text[heading.end() :]}"


def _heading(text: str, name: str) -> re.Match[str] | None:
    return re.search(rf"^## \[{re.escape(name)}\].*$", text, re.MULTILINE)


def _section(text: str, heading: re.Match[str]) -> str:
    return re.split(r"^## ", text[heading.end() :], maxsplit=1, flags=re.MULTILINE)[0].strip()
