"""The metrics and the badges come from the reports, and from nowhere else."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools.ci.__main__ import main
from tools.ci.badges import badge, badges_of
from tools.ci.check import FIELDS, complain_of_fields

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def _commit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI_COMMIT_SHA", "c0ffee")


def test_the_metrics_are_what_the_reports_say(
    build: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["join", "--build", str(build)]) == 0
    assert main(["metrics", "--build", str(build)]) == 0

    metrics = json.loads((build / "reports" / "ci-metrics.json").read_text())
    complain_of_fields(metrics, FIELDS, "ci-metrics.json")
    assert metrics["commit-sha"] == "c0ffee"
    assert metrics["coverage"] == {"percentage": 91.26}
    assert metrics["tests"] == {"total": 4, "failures": 1, "errors": 1, "skipped": 1}
    assert metrics["lint"] == {"total": 2, "failures": 0, "errors": 0, "skipped": 0}
    assert len(list((build / "badges").glob("*.svg"))) == 3
    assert "Coverage 91.26 %\n" in capsys.readouterr().out


def test_without_a_report_there_are_no_metrics(
    build: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["metrics", "--build", str(build)]) == 1

    assert "linting.xml: make join-lint-reports" in capsys.readouterr().err
    assert not (build / "reports" / "ci-metrics.json").exists()


def text_of(svg: str) -> list[str | None]:
    return [element.text for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def colour_of(svg: str) -> str | None:
    return ElementTree.fromstring(svg).findall(f"{SVG}rect")[1].get("fill")


def metrics_with(coverage: float, failures: int, skipped: int = 0) -> dict[str, object]:
    counts = {"total": 7, "failures": failures, "errors": 0, "skipped": skipped}
    return {"coverage": {"percentage": coverage}, "tests": counts, "lint": counts}


def test_badges_tell_what_failed() -> None:
    assert text_of(badges_of(metrics_with(50.04, 3))["tests.svg"]) == ["tests", "3 of 7 failed"]
    assert text_of(badges_of(metrics_with(50.04, 0))["lint.svg"]) == ["lint", "7 passed"]
    assert text_of(badges_of(metrics_with(50.04, 0))["coverage.svg"]) == ["coverage", "50.0 %"]


def test_what_did_not_run_has_not_passed() -> None:
    badges = badges_of(metrics_with(50.0, 0, skipped=2))
    assert text_of(badges["tests.svg"]) == ["tests", "5 passed, 2 skipped"]


def test_the_colour_tells_how_good_it_is() -> None:
    good, fair, bad = (
        colour_of(badges_of(metrics_with(coverage, 0))["coverage.svg"])
        for coverage in (90.0, 89.9, 69.9)
    )
    assert len({good, fair, bad}) == 3
    assert colour_of(badges_of(metrics_with(95.0, 0))["tests.svg"]) == good
    assert colour_of(badges_of(metrics_with(95.0, 1))["tests.svg"]) == bad


def test_the_texts_stay_inside_the_badge() -> None:
    root = ElementTree.fromstring(badge("a <label>", "a & value", "#000"))
    last = root.findall(f".//{SVG}text")[-1]
    end = int(last.get("x", "0")) + int(last.get("textLength", "0"))
    assert end < int(root.get("width", "0"))
