"""The code that the pages show does what they say, in the way that they say."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ska_tango_examples.deployment import instances_of, load_chart
from tests.docs.pages import ROOT, SOURCES

TIMEOUT = 50


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one's own with the snippets in it."""
    return shutil.copytree(
        SOURCES / "snippets", tmp_path / "mine", ignore=shutil.ignore_patterns("__pycache__")
    )


def python(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )


def test_the_tests_of_the_treadmill_pass(folder: Path) -> None:
    done = python(folder, "-m", "pytest", "test_treadmill.py")
    assert done.returncode == 0, done.stdout
    assert " passed in " in done.stdout


def test_the_treadmill_describes_itself(folder: Path) -> None:
    done = python(folder, "treadmill.py", "--describe", "--json")
    (description,) = json.loads(done.stdout)
    assert [each["name"] for each in description["commands"]] == ["Start", "Stop"]


def test_the_chart_takes_the_treadmill(folder: Path) -> None:
    servers = load_chart(ROOT / "charts" / "ska-tango-examples", [folder / "treadmill.yaml"])
    assert "treadmill/gym" in [instance.full_name for instance in instances_of(servers)]
