"""The benchmarks work: small runs of the programs, whose figures mean nothing."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.system.conftest import Home, make_home

ROOT = Path(__file__).parents[2]
PATIENCE = 50.0
FIGURES = {
    "start": {"time until every device answers", "proportional memory"},
    "calls": {
        f"{call}, {percentile}"
        for call in ("increment", "read of value")
        for percentile in ("p50", "p99")
    },
    "timetable": {
        "time from start to last beat",
        "above the ideal",
        "worst delay of a beat",
        "beats missed",
    },
    "crowd": {
        "beats missed",
        "delay of a beat, p99",
        "delay of a beat, worst",
        "the same of a bare loop, worst",
        "processor, AsyncTabatas",
        "processor, counters",
        "memory of an AsyncTabata",
        "memory of a counter",
    },
    "commands": {
        "start of a server, median",
        "a command, p50",
        "a command, p99",
        "to one device, time for all",
        "to one device, lost",
        "to each device, time for all",
        "to each device, lost",
    },
    "levels": {
        "On, median",
        "more than the tiles take, median",
        "more than the tiles take, worst",
    },
}


def bench(home: Home, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *arguments],
        cwd=ROOT,
        env=home.environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@dataclass(frozen=True)
class QuickRun:
    """One benchmark, once."""

    name: str
    home: Home
    output: Path
    result: subprocess.CompletedProcess[str]


@pytest.fixture(scope="module", params=FIGURES)
def quick_run(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> QuickRun:
    home = make_home(tmp_path_factory.mktemp("bench"))
    output = home.place / "figures"
    result = bench(home, "--quick", "--output", str(output), request.param)
    return QuickRun(request.param, home, output, result)


def test_a_benchmark_ends_well_and_leaves_nothing(quick_run: QuickRun) -> None:
    assert quick_run.result.returncode == 0, quick_run.result.stdout + quick_run.result.stderr
    assert quick_run.home.leftovers() == []


def test_a_benchmark_reports_its_figures(quick_run: QuickRun) -> None:
    report = json.loads((quick_run.output / f"{quick_run.name}.json").read_text())

    assert report["title"] in quick_run.result.stdout
    assert report["quick"]
    assert {row["what"] for row in report["rows"]} == FIGURES[quick_run.name]
    for row in report["rows"]:
        assert row["values"]
        assert set(row["values"]) <= set(report["columns"])
        assert all(map(math.isfinite, row["values"].values()))
    assert {"processors", "python", "pytango", "load_average"} <= set(report["machine"])
    assert all(goal["met"] is (goal["value"] <= goal["at_most"]) for goal in report["goals"])


def test_an_unknown_benchmark_is_refused(home: Home, tmp_path: Path) -> None:
    result = bench(home, "--output", str(tmp_path / "bench"), "speed")

    assert result.returncode == 2
    assert "there is no speed" in result.stderr
    assert "timetable" in result.stderr
