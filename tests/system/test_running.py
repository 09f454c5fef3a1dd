"""The commands for a system that runs; one system serves them all."""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Iterator
from typing import Any

import psutil
import pytest

from tests.system.conftest import Home, make_home


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    home = make_home(tmp_path_factory.mktemp("running"))
    with home.start("up", "--tick", "0.05") as program:
        program.expect(r"running; `ska-tango-examples down` ends it")
        yield home
        result = home.run("down")
        assert (result.returncode, result.stdout) == (0, "the control system has ended\n")
        assert program.wait() == 0
    assert home.leftovers() == []


def test_status_shows_every_device(running: Home) -> None:
    result = running.run("status")

    assert result.returncode == 0
    assert re.search(r"tabata/tabata .* test/tabata/1 +│ OFF +│ \d+", result.stdout)
    assert "test/powersupply/2" in result.stdout


def test_status_as_json_tells_a_script_the_same(running: Home) -> None:
    facts = json.loads(running.run("status", "--json").stdout)

    assert facts["tango_host"] == running.run("status", "--host").stdout.strip()
    devices = {d["name"]: d for server in facts["servers"] for d in server["devices"]}
    assert devices["test/tabata/1"]["state"] == "OFF"
    assert all(device["ping_us"] >= 0 for device in devices.values())
    assert _parent_of_all(facts["servers"]).num_threads() == 1, "CORBA in the fork server"


def _parent_of_all(servers: list[dict[str, Any]]) -> psutil.Process:
    """The fork server. A thread of CORBA would be lost in its forks."""
    (parent,) = {psutil.Process(server["pid"]).ppid() for server in servers}
    return psutil.Process(parent)


def test_watch_gives_a_script_one_picture(running: Home) -> None:
    result = running.run("watch", "test/tabata/1", "--once", "--json")

    picture = json.loads(result.stdout)
    assert picture["device"] == "test/tabata/1"
    assert picture["attributes"]["running_state"]["value"] == "PREPARE"
    assert picture["attributes"]["work"]["value"] == 20
    assert picture["attributes"]["State"]["quality"] == "ATTR_VALID"


def test_watch_shows_changes_until_it_is_told_to_end(running: Home) -> None:
    with running.start("watch", "test/counter/minutes") as program:
        program.expect(r"test/counter/minutes value -?\d+")
        program.expect(r"test/counter/minutes State \w+")
        program.signal(signal.SIGINT)
        assert program.wait() == 0


def test_watch_draws_a_table_in_a_terminal(running: Home) -> None:
    with running.start("watch", "test/powersupply/1", terminal=True) as program:
        program.expect(r"voltage")
        program.expect(r"State.*STANDBY")
        program.press(b"\x03")
        assert program.wait() == 0


def test_watch_of_an_unknown_device_is_refused(running: Home) -> None:
    result = running.run("watch", "test/nobody/1")

    assert result.returncode == 1
    assert "test/nobody/1" in result.stderr


def test_a_second_system_is_refused(running: Home) -> None:
    result = running.run("up", "--once")

    assert result.returncode == 1
    assert "is running already" in result.stderr
