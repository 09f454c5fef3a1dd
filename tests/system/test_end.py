"""How a system ends, in order or not."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import psutil

from tests.system.charts import chart, one_counter, server
from tests.system.conftest import Home


def test_a_stop_while_it_starts_is_obeyed(home: Home, tmp_path: Path) -> None:
    never = {"sleeper": server("sleeper", "test/sleeper/1", command="sleep 60")}
    with home.start("up", "--chart", chart(tmp_path, never)) as program:
        program.expect(r"configuration of 1 servers written")
        program.signal(signal.SIGHUP)
        assert program.wait() == 130
    assert home.leftovers() == []


def test_no_server_outlives_a_main_process_that_was_killed(home: Home, tmp_path: Path) -> None:
    with home.start("up", "--chart", one_counter(tmp_path)) as program:
        program.expect(r"running;")
        program.signal(signal.SIGKILL)
        program.wait()
        home.await_end()
    assert "was killed" in home.run("status").stderr


def test_a_server_that_dies_is_shown_and_without_the_fork_server_all_is_over(
    home: Home, tmp_path: Path
) -> None:
    with home.start("up", "--chart", one_counter(tmp_path)) as program:
        program.expect(r"no Tabata in this chart")
        program.expect(r"running;")
        (small,) = json.loads(home.run("status", "--json").stdout)["servers"]
        server_process = psutil.Process(small["pid"])
        fork_server = server_process.parent()
        assert fork_server is not None

        server_process.kill()
        program.expect(r"small/test ended with signal SIGKILL; its log is .*small-test\.log")
        program.expect(r"small/test test/counter/one no answer")
        assert home.run("status").returncode == 1

        fork_server.kill()
        program.expect(r"error: the process that all servers come from was killed")
        assert program.wait() == 1
    assert home.leftovers() == []


def test_without_a_system_there_is_nothing_to_show_or_to_end(home: Home) -> None:
    for command in ("status", "down"):
        result = home.run(command)
        assert result.returncode == 1
        assert "no control system is running" in result.stderr
