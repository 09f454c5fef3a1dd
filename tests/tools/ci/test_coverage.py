"""What the tests covered is read from their report, and which they were from their data."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.ci.coverage import coverage_of, tiers_in
from tools.ci.trouble import Trouble


def test_the_coverage_is_a_percentage(build: Path) -> None:
    assert coverage_of(build / "reports" / "code-coverage.xml") == pytest.approx(91.256)


@pytest.mark.parametrize("rate", ["", "much", "1.01", "-0.1", "nan"])
def test_what_is_no_rate_of_lines_is_refused(tmp_path: Path, rate: str) -> None:
    report = tmp_path / "code-coverage.xml"
    report.write_text(f'<coverage line-rate="{rate}"/>')
    with pytest.raises(Trouble, match=f"its line-rate is '{rate}'"):
        coverage_of(report)


def test_the_tiers_are_those_that_left_data(tmp_path: Path) -> None:
    for name in ("tier.unit", "tier.unit.host.2.x", "tier.charts", "total"):
        (tmp_path / name).touch()
    assert tiers_in(tmp_path) == {"unit", "charts"}
    assert tiers_in(tmp_path / "nowhere") == set()
