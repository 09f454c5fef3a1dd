"""The metrics of a run of the pipeline, each read from a report."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tools.ci.coverage import coverage_of
from tools.ci.reports import COVERAGE, LINTING, counts_of, reports_of_tests
from tools.ci.trouble import Trouble


def metrics_of(reports: Path, commit: str, timestamp: float) -> dict[str, Any]:
    """What the folder of reports says, in the form that dashboards read.

    Args:
        reports: where the reports are.
        commit: what they are about.
        timestamp: when the pipeline came this far, in seconds since 1970.

    Returns:
        The content of ci-metrics.json.

    Raises:
        Trouble: a report is missing or broken.
    """
    return {
        "commit-sha": commit,
        "build-status": {"last": {"timestamp": timestamp}},
        "coverage": {"percentage": round(coverage_of(reports / COVERAGE), 2)},
        "tests": asdict(counts_of(*reports_of_tests(reports))),
        "lint": asdict(counts_of(reports / LINTING)),
    }


def commit_here() -> str:
    """The commit that the pipeline runs for, else the one that is checked out.

    Raises:
        Trouble: neither is known.
    """
    given = os.environ.get("CI_COMMIT_SHA")
    if given:
        return given
    command = ["git", "rev-parse", "HEAD"]
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        raise Trouble("This is no checkout of git: set CI_COMMIT_SHA to the commit") from None


def now() -> float:
    """Seconds since 1970."""
    return time.time()
