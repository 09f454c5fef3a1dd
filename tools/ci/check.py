"""Check what the jobs of a pipeline left: that it is there, and that it is what it should be."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from tools.ci import browser, links
from tools.ci.coverage import coverage_of
from tools.ci.reports import (
    COVERAGE,
    LINTING,
    METRICS,
    TARGETS,
    TESTS,
    counts_of,
)
from tools.ci.trouble import Trouble

_COUNTS = {"errors": int, "failures": int, "total": int}
#: The fields of ci-metrics.json that dashboards read, and what each is.
FIELDS: Mapping[str, Any] = {
    "commit-sha": str,
    "build-status": {"last": {"timestamp": float}},
    "coverage": {"percentage": float},
    "tests": _COUNTS,
    "lint": _COUNTS,
}
BADGES = ("coverage.svg", "lint.svg", "tests.svg")
#: A page of each part, to be opened in a browser.
OPENED = ("index.html", "tests.html", "coverage/index.html", "docs/index.html")


@dataclass(frozen=True)
class Folders:
    """Where the jobs leave what they make, and how strictly it is looked at."""

    build: Path
    pages: Path
    wheels: Path
    browser_required: bool = False

    @property
    def reports(self) -> Path:
        """The reports in XML and JSON."""
        return self.build / "reports"


def _tests(folders: Folders) -> str:
    counts = counts_of(folders.reports / TESTS)
    coverage = coverage_of(folders.reports / COVERAGE)
    return f"{counts.total} tests, {coverage:.1f} % of the lines"


def _metrics(folders: Folders) -> str:
    counts = counts_of(folders.reports / LINTING)
    path = folders.reports / METRICS
    try:
        metrics = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Trouble(f"There is no {path}: make {TARGETS[METRICS]}") from None
    except ValueError as error:
        raise Trouble(f"{path} is no JSON: {error}") from None
    complain_of_fields(metrics, FIELDS, str(path))
    for badge in BADGES:
        _must_be_svg(folders.build / "badges" / badge)
    return f"all fields are right, {len(BADGES)} badges, {counts.total} checks"


def complain_of_fields(found: object, fields: Mapping[str, Any], where: str) -> None:
    """See that every field is there and of its type.

    Raises:
        Trouble: one is not; the message names it.
    """
    if not isinstance(found, dict):
        raise Trouble(f"{where} is {found!r}, not an object")
    for name, kind in fields.items():
        inner = f"{where}: {name}"
        if name not in found:
            raise Trouble(f"{inner} is missing")
        if isinstance(kind, Mapping):
            complain_of_fields(found[name], kind, inner)
        # Not isinstance: true is an int to Python, and none to a dashboard.
        elif type(found[name]) is not kind:
            raise Trouble(f"{inner} is {found[name]!r}, not of type {kind.__name__}")


def _must_be_svg(path: Path) -> None:
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        raise Trouble(f"{path} is no badge: {error}") from None
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        raise Trouble(f"{path} is no badge: it begins with <{root.tag}>")


def _pages(folders: Folders) -> str:
    pages = links.follow(folders.pages, "index.html")
    opened = browser.open_all(
        [folders.pages / page for page in OPENED], required=folders.browser_required
    )
    return f"{pages} pages without a dead link, {opened}"


def _wheels(folders: Folders) -> str:
    wheels = sorted(folders.wheels.glob("*.whl"))
    if not wheels:
        raise Trouble(f"There is no wheel in {folders.wheels}: make python-build")
    for wheel in wheels:
        try:
            with zipfile.ZipFile(wheel) as archive:
                broken = archive.testzip()
        except zipfile.BadZipFile as error:
            raise Trouble(f"{wheel} is no wheel: {error}") from None
        if broken:
            raise Trouble(f"{wheel} is broken: {broken}")
    return ", ".join(wheel.name for wheel in wheels)


#: What is checked of a job; of the others, the exit code says enough.
CHECKS: Mapping[str, Callable[[Folders], str]] = {
    "python-build-for-development": _wheels,
    "python-test": _tests,
    "pages-build": _pages,
    "create-ci-metrics": _metrics,
}
