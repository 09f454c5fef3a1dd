"""What the tests covered, and which of them."""

from __future__ import annotations

from pathlib import Path

from tools.ci.reports import root_of
from tools.ci.trouble import Trouble


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


def tiers_in(data: Path) -> set[str]:
    """The tiers of the tests that left data: `tier.NAME`, or that and the name of a process."""
    return {path.name.split(".")[1] for path in data.glob("tier.*")}
