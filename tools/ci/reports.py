"""Read what the jobs of the pipeline reported: JUnit XML of tests and checks, Cobertura XML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tools.ci.trouble import Trouble

TESTS = "unit-tests.xml"
COVERAGE = "code-coverage.xml"
LINTING = "linting.xml"
METRICS = "ci-metrics.json"
#: What writes each of them.
TARGETS = {
    TESTS: "python-test",
    COVERAGE: "python-test",
    LINTING: "join-lint-reports",
    METRICS: "ci-metrics",
}


@dataclass(frozen=True)
class Case:
    """One test, or one check: what came of it, and what it had to say if it did not pass."""

    suite: str
    name: str
    outcome: str
    text: str = ""


@dataclass(frozen=True)
class Counts:
    """How many there were, and how many went wrong."""

    total: int
    failures: int
    errors: int

    @property
    def wrong(self) -> int:
        """Failures and errors."""
        return self.failures + self.errors


def root_of(report: Path) -> ElementTree.Element:
    """The root of an XML report.

    Raises:
        Trouble: there is no such report, or it is no XML.
    """
    try:
        return ElementTree.parse(report).getroot()
    except FileNotFoundError:
        target = TARGETS.get(report.name)
        cure = f": make {target}" if target else ""
        raise Trouble(f"There is no {report}{cure}") from None
    except ElementTree.ParseError as error:
        raise Trouble(f"{report} is broken ({error}): make it anew") from None


def cases_of(report: Path) -> list[Case]:
    """Every test of a JUnit report.

    Raises:
        Trouble: there is none, or it is no JUnit report.
    """
    root = root_of(report)
    if root.tag not in {"testsuites", "testsuite"}:
        raise Trouble(f"{report} is no JUnit report: it begins with <{root.tag}>")
    return [_case(element) for element in root.iter("testcase")]


def _case(element: ElementTree.Element) -> Case:
    suite, name = element.get("classname", ""), element.get("name", "")
    for outcome in ("failure", "error", "skipped"):
        found = element.find(outcome)
        if found is not None:
            return Case(suite, name, outcome, found.text or found.get("message") or "")
    return Case(suite, name, "passed")


def counts_of(report: Path) -> Counts:
    """How the tests of a JUnit report went, counted one by one."""
    outcomes = [case.outcome for case in cases_of(report)]
    if not outcomes:
        raise Trouble(f"{report} tells of no test at all")
    return Counts(len(outcomes), outcomes.count("failure"), outcomes.count("error"))


def coverage_of(report: Path) -> float:
    """The percentage of lines that the tests reached.

    Raises:
        Trouble: there is no report, or it has no line rate between 0 and 1.
    """
    rate = root_of(report).get("line-rate", "")
    try:
        percentage = float(rate) * 100
    except ValueError:
        percentage = -1
    if not 0 <= percentage <= 100:
        raise Trouble(f"{report} is no coverage report: its line-rate is {rate!r}")
    return percentage


def join(reports: Sequence[Path], joined: Path) -> None:
    """Write one JUnit report with the suites of all, each named after its report.

    Raises:
        Trouble: there are none, or one of them is broken.
    """
    if not reports:
        raise Trouble(f"There is nothing to join into {joined}: make ci-lint")
    whole = ElementTree.Element("testsuites")
    for report in sorted(reports):
        counts_of(report)
        for suite in root_of(report).iter("testsuite"):
            suite.set("name", report.stem)
            whole.append(suite)
    joined.parent.mkdir(parents=True, exist_ok=True)
    ElementTree.ElementTree(whole).write(joined, encoding="utf-8", xml_declaration=True)
