"""What the jobs left is checked, and what is wrong with it is named."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from tools.ci.__main__ import main
from tools.ci.check import FIELDS, complain_of_fields
from tools.ci.trouble import Trouble

COUNTS = {"errors": 0, "failures": 0, "total": 3}


def metrics(**changes: Any) -> dict[str, Any]:
    return {
        "commit-sha": "c0ffee",
        "build-status": {"last": {"timestamp": 1.5}},
        "coverage": {"percentage": 90.0},
        "tests": COUNTS,
        "lint": COUNTS,
    } | changes


def test_right_fields_are_right() -> None:
    complain_of_fields(metrics(more="than is needed"), FIELDS, "file")


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"commit-sha": 12}, "file: commit-sha is 12, not of type str"),
        ({"coverage": {}}, "file: coverage: percentage is missing"),
        ({"tests": COUNTS | {"total": True}}, "file: tests: total is True, not of type int"),
        ({"lint": COUNTS | {"errors": 0.0}}, r"file: lint: errors is 0\.0, not of type int"),
        ({"build-status": []}, r"file: build-status is \[\], not an object"),
    ],
)
def test_a_wrong_field_is_named(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(Trouble, match=complaint):
        complain_of_fields(metrics(**changes), FIELDS, "file")


def checked(build: Path, *jobs: str) -> int:
    folders = ["--build", str(build), "--wheels", str(build), "--pages", str(build / "public")]
    return main(["check", *folders, "--jobs", *jobs])


def test_only_what_ran_is_checked(build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(build, "python-lint", "python-test") == 0
    assert capsys.readouterr().out == "python-test: 4 tests, 91.3 % of the lines\n"


def test_metrics_and_badges_are_checked(build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["join", "--build", str(build)])
    assert checked(build, "create-ci-metrics") == 1
    assert "ci-metrics.json: make ci-metrics" in capsys.readouterr().err

    main(["metrics", "--build", str(build)])
    assert checked(build, "create-ci-metrics") == 0

    (build / "badges" / "lint.svg").write_text("<html/>")
    assert checked(build, "create-ci-metrics") == 1
    assert "lint.svg is no badge" in capsys.readouterr().err


def test_wheels_are_opened(build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    job = "python-build-for-development"
    assert checked(build, job) == 1
    assert "make python-build" in capsys.readouterr().err

    wheel = build / "motor-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("motor.py", "")
    assert checked(build, job) == 0

    wheel.write_bytes(wheel.read_bytes()[:20])
    assert checked(build, job) == 1
    assert "is no wheel" in capsys.readouterr().err
