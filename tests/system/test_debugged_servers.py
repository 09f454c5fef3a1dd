"""Servers of the running system are open to a debugger, if that is asked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import tango

from ska_tango_examples.DevFactory import DevFactory
from ska_tango_examples.shell import course_device
from tests.servers.program import free_port
from tests.support.debug_client import debugger
from tests.system.charts import one_counter
from tests.system.conftest import Home

COURSE = Path(course_device.__file__)
IN_COMMAND = "self.ensemble.hints.clear()"
LISTENS = r"(\S+) listens for a debugger at 127\.0\.0\.1:(\d+)"


def check_breakpoint(device: str, port: int) -> None:
    """Stop the start of a workout, and let it go on."""
    tabata = DevFactory().get_device(device)
    with debugger(port) as client:
        (line,) = client.break_at(COURSE, IN_COMMAND)
        request = tabata.command_inout_asynch("Start")
        stop = client.stop()
        assert (stop.function, stop.line) == ("Start", line)
        client.go_on(stop)
        tabata.command_inout_reply(request, 10_000)
    assert tabata.state() == tango.DevState.ON


def test_each_server_has_a_port_that_is_told(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    # Under coverage PyTango traces its threads for that, and for no debugger.
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
    wanted = free_port()
    asked = ("--set", f"deviceServers.servers.timer.debug={wanted}", "--debug", "TEST/Tabata/1")
    with home.start("up", "--tick", "0.05", *asked) as program:
        program.expect(r"running; `ska-tango-examples down` ends it")
        ports = {name: int(port) for name, port in re.findall(LISTENS, program.output)}
        assert ports.keys() == {"timer/counters", "timer/timer", "tabata/tabata"}
        assert wanted == ports["timer/counters"] < ports["timer/timer"]

        facts = json.loads(home.run("status", "--json").stdout)
        assert {
            one["name"]: one["debug_port"] for one in facts["servers"] if one["debug_port"]
        } == ports
        assert re.findall(LISTENS, home.run("status").stdout)
        check_breakpoint(f"tango://{facts['tango_host']}/test/tabata/1", ports["tabata/tabata"])

        home.run("down")
        assert program.wait() == 0
    assert home.leftovers() == []


def test_a_device_that_nobody_has_is_refused_with_those_like_it(
    home: Home, tmp_path: Path
) -> None:
    chart = one_counter(tmp_path / "chart")
    result = home.run("up", "--once", "--chart", chart, "--debug", "test/counter/two")
    assert result.returncode == 1
    assert "no device test/counter/two to debug in this deployment, but" in result.stderr
    assert "test/counter/one" in result.stderr
