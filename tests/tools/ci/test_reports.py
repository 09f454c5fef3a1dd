"""Reports are counted case by case; what is missing or broken is named, with the cure."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools.ci import reports
from tools.ci.trouble import Trouble


def test_cases_are_counted_by_what_came_of_them(build: Path) -> None:
    counts = reports.counts_of(build / "reports" / "unit-tests.xml")
    assert counts == reports.Counts(total=4, failures=1, errors=1)
    assert counts.wrong == 2


def test_a_case_tells_why_it_did_not_pass(build: Path) -> None:
    cases = reports.cases_of(build / "reports" / "unit-tests.xml")
    assert [(case.outcome, case.text) for case in cases] == [
        ("passed", ""),
        ("failure", "1 < 2"),
        ("error", "no motor"),
        ("skipped", "too slow"),
    ]


def test_the_coverage_is_a_percentage(build: Path) -> None:
    assert reports.coverage_of(build / "reports" / "code-coverage.xml") == pytest.approx(91.256)


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


@pytest.mark.parametrize("rate", ["", "much", "1.01", "-0.1", "nan"])
def test_what_is_no_rate_of_lines_is_refused(tmp_path: Path, rate: str) -> None:
    report = tmp_path / "code-coverage.xml"
    report.write_text(f'<coverage line-rate="{rate}"/>')
    with pytest.raises(Trouble, match=f"its line-rate is '{rate}'"):
        reports.coverage_of(report)


def test_a_missing_report_names_what_writes_it(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"There is no .*unit-tests\.xml: make python-test"):
        reports.counts_of(tmp_path / "unit-tests.xml")


def test_joined_checks_are_named_after_their_reports(build: Path) -> None:
    folder = build / "reports"
    joined = folder / "linting.xml"

    reports.join(list(folder.glob("linting-*.xml")), joined)

    suites = ElementTree.parse(joined).getroot().findall("testsuite")
    assert [suite.get("name") for suite in suites] == ["linting-python", "linting-shell"]
    assert reports.counts_of(joined).total == 2


def test_nothing_to_join_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="make ci-lint"):
        reports.join([], tmp_path / "linting.xml")
    assert not (tmp_path / "linting.xml").exists()


def test_one_broken_report_spoils_the_join(build: Path) -> None:
    broken = build / "reports" / "linting-shell.xml"
    broken.write_text("")
    with pytest.raises(Trouble, match=r"linting-shell\.xml is broken"):
        reports.join([broken], build / "reports" / "linting.xml")
