"""What cannot start is refused: a clear word, exit code 1, nothing left."""

from __future__ import annotations

import socket
from pathlib import Path

from tests.system.charts import COUNTER, chart, one_counter, server
from tests.system.conftest import Home


def test_a_circle_of_dependencies_is_refused(home: Home, tmp_path: Path) -> None:
    servers = {
        "hen": server("hen", "test/hen/1", depends_on=[{"device": "test/egg/1"}]),
        "egg": server("egg", "test/egg/1", depends_on=[{"device": "test/hen/1"}]),
    }
    result = home.run("up", "--once", "--chart", chart(tmp_path, servers))

    assert result.returncode == 1
    assert "circle" in result.stderr
    assert "values.yaml" in result.stderr
    assert home.leftovers() == []


def test_a_missing_chart_is_refused(home: Home, tmp_path: Path) -> None:
    result = home.run("up", "--chart", str(tmp_path / "nowhere"))

    assert result.returncode == 1
    assert "nowhere; name one with --chart" in result.stderr


def test_a_server_that_cannot_be_imported_is_named_with_its_log(
    home: Home, tmp_path: Path
) -> None:
    broken = server("broken", "test/broken/1", entrypoints=[{"name": "no.such.module.Counter"}])
    result = home.run("up", "--once", "--chart", chart(tmp_path, {"broken": broken}))

    assert result.returncode == 1
    assert "broken/test ended with exit code 1 before tango://" in result.stderr
    assert "No module named 'no'" in result.stderr
    assert home.leftovers() == []


def test_a_port_in_use_is_refused(home: Home, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = home.run("up", "--once", "--chart", one_counter(tmp_path), "--port", port)

    assert result.returncode == 1
    assert "a port asked for with --port must be free" in result.stderr
    assert home.leftovers() == []


def test_a_setting_without_a_value_is_refused(home: Home) -> None:
    result = home.run("up", "--set", "deviceServers.enabled")

    assert result.returncode == 2
    assert "is not of the form key=value" in result.stderr


def test_an_inexact_workout_fails(home: Home, tmp_path: Path) -> None:
    """A counter that does two steps for one makes the workout too short."""
    module = tmp_path / "hasty.py"
    module.write_text(HASTY_COUNTER)
    counters = server(
        "hasty",
        "test/counter/prepare",
        class_name="HastyCounter",
        entrypoints=[{"name": COUNTER}, {"name": "hasty.HastyCounter", "path": str(module)}],
    )
    rest = [{"name": f"test/counter/{role}"} for role in ("work", "rest", "cycles", "tabatas")]
    (instance,) = counters["server"]["instances"]
    instance["classes"].append({"name": "Counter", "devices": rest})
    tabata = server(
        "tabata",
        "test/tabata/1",
        class_name="Tabata",
        entrypoints=[{"name": "ska_tango_examples.tabata.Tabata.Tabata"}],
        depends_on=[{"device": "test/counter/prepare"}],
    )
    small = chart(tmp_path, {"hasty": counters, "tabata": tabata})
    result = home.run("up", "--once", "--tick", "0.05", "--chart", small)

    assert result.returncode == 1
    assert "the workout of test/tabata/1 was wrong" in result.stderr
    assert "ticks: expected 15, got 14" in result.stderr
    assert home.leftovers() == []


HASTY_COUNTER = """
from tango.server import command
from ska_tango_examples.counter.Counter import Counter


class HastyCounter(Counter):
    @command(dtype_out="DevShort")
    def decrement(self):
        count = super().decrement()
        return count if count == 0 else super().decrement()
"""
