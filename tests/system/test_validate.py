"""`validate`, `describe` and `--version`: what needs no running system."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ska_tango_examples.cli.app import main
from tests.support.examples import CHART
from tests.system.charts import chart, one_counter, server

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command line; its exit code, output and errors."""
    monkeypatch.setenv("COLUMNS", "150")

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["ska-tango-examples", *arguments])
        try:
            code = main()
        except SystemExit as end:
            code = int(end.code or 0)
        return code, *capfd.readouterr()

    return run


def test_the_shipped_chart_and_each_of_its_files_are_good(run: Run) -> None:
    # Those of the operator show what goes wrong.
    files = [str(file) for file in CHART.glob("data/[!o]*/*.yaml")]

    code, output, errors = run("validate", str(CHART), *files)

    assert (code, errors) == (0, "")
    assert len(output.splitlines()) == 1 + len(files)
    assert f"{CHART}: good," in output


def test_each_problem_is_shown_with_its_line(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("name: x\ninstances: [one]\nserver:\n  nmae: x\n")

    code, output, errors = run("validate", str(bad), one_counter(tmp_path))

    assert code == 1
    assert f"error: {bad}:4: server.nmae" in errors
    assert f"{tmp_path}: good, 1 server instances with 1 devices" in output


def test_a_circle_makes_a_chart_invalid(run: Run, tmp_path: Path) -> None:
    own = {"hen": server("hen", "test/hen/1", depends_on=[{"device": "test/hen/1"}])}

    code, _, errors = run("validate", chart(tmp_path, own))

    assert code == 1
    assert "depends on its own device test/hen/1" in errors


@pytest.mark.parametrize("name", ["Tabata", "tabata", "ska_tango_examples.tabata.Tabata.Tabata"])
def test_a_class_is_described(run: Run, name: str) -> None:
    code, output, _ = run("describe", name)

    assert code == 0
    assert "running_state" in output
    assert "ResetCounters" in output


def test_a_class_is_described_for_a_script(run: Run) -> None:
    code, output, _ = run("describe", "Counter", "--json")

    assert code == 0
    assert json.loads(output)["name"] == "Counter"


@pytest.mark.parametrize("name", ["Nothing", "no.module.Nothing", "json.Nothing", "json.dumps"])
def test_an_unknown_class_is_refused(run: Run, name: str) -> None:
    code, _, errors = run("describe", name)

    assert code == 1
    assert name in errors


def test_the_versions_are_shown(run: Run) -> None:
    code, output, _ = run("--version")

    assert code == 0
    assert "ska-tango-examples 0" in output
    assert "cppTango" in output
