"""Sum up several JUnit reports the way pytest sums up one run.

python tools/sum_up_tests.py REPORT...
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

_WIDTH = 80


@dataclass(frozen=True)
class Tally:
    """How the tests of one or more runs went."""

    passed: int = 0
    failed: int = 0
    errors: int = 0
    skipped: int = 0
    seconds: float = 0.0

    def __add__(self, other: Tally) -> Tally:
        """The tally of both."""
        return Tally(
            self.passed + other.passed,
            self.failed + other.failed,
            self.errors + other.errors,
            self.skipped + other.skipped,
            self.seconds + other.seconds,
        )

    def __str__(self) -> str:
        """In pytest's words, e.g. ``1 failed, 41 passed in 3.20s``."""
        counts = {
            "failed": self.failed,
            "passed": self.passed,
            "skipped": self.skipped,
            "errors": self.errors,
        }
        text = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
        return f"{text or 'no tests ran'} in {self.seconds:.2f}s"


def tally(report: Path) -> Tally:
    """Read the tally of a JUnit report as pytest writes it."""
    total = Tally()
    for suite in ElementTree.parse(report).iter("testsuite"):
        tests, failed, errors, skipped = (
            int(suite.get(name, "0")) for name in ("tests", "failures", "errors", "skipped")
        )
        seconds = float(suite.get("time", "0"))
        total += Tally(tests - failed - errors - skipped, failed, errors, skipped, seconds)
    return total


def main(*reports: str) -> None:
    """Print a line for each report and one for all."""
    tallies = {Path(report).stem: tally(Path(report)) for report in reports}
    for name, one in tallies.items():
        print(f"{name:>20}  {one}")
    print(f" {sum(tallies.values(), Tally())} ".center(_WIDTH, "="))


if __name__ == "__main__":
    main(*sys.argv[1:])
