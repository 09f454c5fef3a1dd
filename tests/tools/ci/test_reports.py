"""Reports are counted case by case; what is missing or broken is named, with the cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.ci import reports
from tools.ci.trouble import Trouble


def test_cases_are_counted_by_what_came_of_them(build: Path) -> None:
    counts = reports.counts_of(build / "reports" / "unit-tests.xml")
    assert counts == reports.Counts(total=4, failures=1, errors=1, skipped=1)
    assert counts.wrong == 2


def test_a_case_tells_why_it_did_not_pass(build: Path) -> None:
    cases = reports.cases_of(build / "reports" / "unit-tests.xml")
    assert [(case.outcome, case.text) for case in cases] == [
        ("passed", ""),
        ("failure", "1 < 2"),
        ("error", "no motor"),
        ("skipped", "too slow"),
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("<testsuites>", "is broken"),
        ("<coverage/>", "begins with <coverage>"),
        ("<testsuites/>", "tells of no test at all"),
    ],
)
def test_what_is_no_report_of_tests_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    report = tmp_path / "unit-tests.xml"
    report.write_text(text)
    with pytest.raises(Trouble, match=complaint) as trouble:
        reports.counts_of(report)
    assert str(report) in str(trouble.value)


def test_a_missing_report_names_what_writes_it(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"There is no .*unit-tests\.xml: make python-test"):
        reports.counts_of(tmp_path / "unit-tests.xml")


def test_all_tiers_are_counted_together(build: Path) -> None:
    folder = build / "reports"
    (folder / "charts-tests.xml").write_text("<testsuite><testcase name='a'/></testsuite>")
    found = reports.reports_of_tests(folder)
    assert [report.name for report in found] == ["charts-tests.xml", "unit-tests.xml"]
    assert reports.counts_of(*found) == reports.Counts(total=5, failures=1, errors=1, skipped=1)


def test_the_devices_are_always_among_what_was_tested(build: Path) -> None:
    (build / "reports" / "unit-tests.xml").rename(build / "reports" / "charts-tests.xml")
    with pytest.raises(Trouble, match=r"unit-tests\.xml: make python-test"):
        reports.reports_of_tests(build / "reports")
