"""Read what the jobs of the pipeline reported of tests and checks, as JUnit XML."""

from __future__ import annotations

from collections import Counter
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
    COVERAGE: "coverage-reports",
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
    """How many there were, how many went wrong, and how many did not run."""

    total: int
    failures: int
    errors: int
    skipped: int

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


def counts_of(*reports: Path) -> Counts:
    """How the tests of JUnit reports went, counted one by one.

    Raises:
        Trouble: one of them is missing or broken, or tells of no test.
    """
    outcomes: Counter[str] = Counter()
    for report in reports:
        cases = cases_of(report)
        if not cases:
            raise Trouble(f"{report} tells of no test at all")
        outcomes.update(case.outcome for case in cases)
    return Counts(outcomes.total(), outcomes["failure"], outcomes["error"], outcomes["skipped"])


def reports_of_tests(folder: Path) -> list[Path]:
    """The reports of all tiers that have run.

    Raises:
        Trouble: that of the devices is not among them.
    """
    root_of(folder / TESTS)
    return sorted(folder.glob("*-tests.xml"))
