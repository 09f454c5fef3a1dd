"""The code that the pages show does what they say, in the way that they say."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ska_tango_examples.deployment import instances_of, load_chart
from tests.docs.pages import ROOT, SOURCES
from tests.servers.program import READY, Program, free_port

TIMEOUT = 50
TUTORIAL = (SOURCES / "tutorials" / "first-long-running-command.rst").read_text(encoding="utf-8")

# A call of Python as a page shows it, and what it prints.
TYPED = re.compile(r"^ {3}\$ python (.+)\n((?: {3}[^$\n]+\n)*)", re.MULTILINE)


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


@pytest.mark.parametrize("tests", ["test_treadmill.py", "test_dome.py"])
def test_the_tests_pass(tests: str, folder: Path) -> None:
    done = python(folder, "-m", "pytest", tests)
    assert done.returncode == 0, done.stdout
    assert " passed in " in done.stdout


def test_the_tutorial_shows_how_many_tests_pass(folder: Path) -> None:
    *_, (command, shown) = TYPED.findall(TUTORIAL)
    done = python(folder, *command.split())
    passed = re.compile(r"=+ \d+ passed in ")
    (told,), (real,) = passed.findall(shown), passed.findall(done.stdout)
    assert told.strip("= ") == real.strip("= ")


def test_the_treadmill_describes_itself(folder: Path) -> None:
    done = python(folder, "treadmill.py", "--describe", "--json")
    (description,) = json.loads(done.stdout)
    assert [each["name"] for each in description["commands"]] == ["Start", "Stop"]


def test_the_chart_takes_the_treadmill(folder: Path) -> None:
    servers = load_chart(ROOT / "charts" / "ska-tango-examples", [folder / "treadmill.yaml"])
    assert "treadmill/gym" in [instance.full_name for instance in instances_of(servers)]


def test_the_dome_turns_as_the_tutorial_shows(folder: Path) -> None:
    typed = TUTORIAL.replace("15450", str(free_port()))
    (start, _), (turn, shown), _ = TYPED.findall(typed)
    with Program((sys.executable, str(folder / start.split()[0]), *start.split()[1:])) as dome:
        dome.wait_for(READY)
        done = python(folder, *turn.split())
    printed = done.stdout.splitlines()
    lines = [line.strip() for line in shown.splitlines()]
    # The first events after a subscription can get lost, but neither order nor end.
    assert printed == [line for line in lines if line in printed], done.stderr
    assert printed[-1:] == lines[-1:]
