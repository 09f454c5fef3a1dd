"""The reports of all checks become one, in which each is counted once."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools.ci.joining import join
from tools.ci.reports import counts_of
from tools.ci.trouble import Trouble


def test_joined_checks_are_named_after_their_reports(build: Path) -> None:
    folder = build / "reports"
    joined = folder / "linting.xml"

    join(list(folder.glob("linting-*.xml")), joined)

    suites = ElementTree.parse(joined).getroot().findall("testsuite")
    assert [suite.get("name") for suite in suites] == ["linting-python", "linting-shell"]
    assert counts_of(joined).total == 2


def test_nothing_to_join_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="make ci-lint"):
        join([], tmp_path / "linting.xml")
    assert not (tmp_path / "linting.xml").exists()


def test_one_broken_report_spoils_the_join(build: Path) -> None:
    broken = build / "reports" / "linting-shell.xml"
    broken.write_text("")
    with pytest.raises(Trouble, match=r"linting-shell\.xml is broken"):
        join([broken], build / "reports" / "linting.xml")


def test_suites_within_suites_count_once(tmp_path: Path) -> None:
    report = tmp_path / "linting-charts.xml"
    inner = "<testsuite name='inner'><testcase name='a'/></testsuite>"
    report.write_text(f"<testsuite name='outer'>{inner}<testcase name='b'/></testsuite>")
    join([report], tmp_path / "linting.xml")
    assert counts_of(tmp_path / "linting.xml").total == 2
