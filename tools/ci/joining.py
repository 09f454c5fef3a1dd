"""One report of all checks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from tools.ci.reports import counts_of, root_of
from tools.ci.trouble import Trouble


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
        for suite in _suites(root_of(report)):
            suite.set("name", report.stem)
            whole.append(suite)
    joined.parent.mkdir(parents=True, exist_ok=True)
    ElementTree.ElementTree(whole).write(joined, encoding="utf-8", xml_declaration=True)


def _suites(root: ElementTree.Element) -> list[ElementTree.Element]:
    """The outermost suites, which bring those within them along."""
    return [root] if root.tag == "testsuite" else root.findall("testsuite")
