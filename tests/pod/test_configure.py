"""The Job of a device server writes its configuration, and refuses one that is wrong."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
import tango

from ska_tango_examples.deployment import dsconfig, load_chart
from tests.deployment.charts import SHIPPED
from tests.servers.log_format import messages
from tests.servers.program import run, silent_port

CONFIGURE = (sys.executable, "-m", "ska_tango_examples.pod.configure")
JSON2TANGO = str(Path(sys.executable).with_name("json2tango"))
EVERYTHING = dsconfig(load_chart(SHIPPED))


def one_device(server: str, device: str, **properties: list[str]) -> dict[str, Any]:
    executable, instance = server.split("/")
    about = {"properties": properties}
    return {"servers": {executable: {instance: {"Motor": {device: about}}}}}


@pytest.fixture
def configure(tango_host: str, tmp_path: Path) -> Any:
    """Return what runs the program; it gives exit code and last word."""

    def run_it(configuration: Any, *options: str) -> tuple[int, str]:
        file = tmp_path / "configuration.json"
        file.write_text(json.dumps(configuration))
        ended = run((*CONFIGURE, str(file), *options), {"TANGO_HOST": tango_host})
        assert "Traceback" not in ended.stderr
        return ended.returncode, messages(ended.stderr.splitlines())[-1]

    return run_it


def test_json2tango_finds_nothing_left_to_do(
    configure: Any, tango_host: str, tmp_path: Path
) -> None:
    file = tmp_path / "configuration.json"
    file.write_text(json.dumps(EVERYTHING))
    # A dry run; it always wants to delete the alias "" that pytango-db tells of.
    words = (JSON2TANGO, "-a", "-u", "-n", str(file))
    environment = {"TANGO_HOST": tango_host}
    assert "Add/change" in run(words, environment).stderr
    assert configure(EVERYTHING)[0] == 0
    assert "Add" not in run(words, environment).stderr


def test_a_second_time_changes_nothing(configure: Any) -> None:
    content = one_device("again/one", "test/again/1", limit=["9"])
    assert configure(content)[0] == 0
    assert configure(content) == (0, "again/one: 0 changes")


def test_a_property_is_changed_but_none_is_removed(
    configure: Any, database: tango.Database
) -> None:
    configure(one_device("change/one", "test/change/1", limit=["9"], peer=["a/b/c"]))
    assert configure(one_device("change/one", "test/change/1", limit=["10"]))[0] == 0
    found = database.get_device_property("test/change/1", ["limit", "peer"])
    assert [list(found["limit"]), list(found["peer"])] == [["10"], ["a/b/c"]]


def test_nothing_to_configure_needs_no_database(configure: Any, tmp_path: Path) -> None:
    file = tmp_path / "empty.json"
    file.write_text("{}")
    assert run((*CONFIGURE, str(file)), {"TANGO_HOST": ""}).returncode == 0


def test_a_device_of_another_server_is_not_taken_away(
    configure: Any, database: tango.Database
) -> None:
    configure(one_device("owner/one", "test/owned/1", limit=["9"]))
    code, line = configure(one_device("thief/one", "TEST/Owned/1", limit=["1"]))
    assert code == 2
    assert "TEST/Owned/1 belongs to owner/one" in line
    assert "thief/one cannot have it" in line
    assert "--delete-server owner/one" in line
    assert database.get_device_info("test/owned/1").ds_full_name == "owner/one"
    assert list(database.get_device_property("test/owned/1", "limit")["limit"]) == ["9"]


def test_what_is_wrong_is_told_where_kubernetes_shows_it(configure: Any, tmp_path: Path) -> None:
    log = tmp_path / "termination-log"
    log.touch()
    content = one_device("motor/one", "test/motor/1/one")
    code, line = configure(content, "--termination-log", str(log))
    assert code == 2
    assert "servers.motor.one.Motor['test/motor/1/one']" in line
    assert "exactly three parts" in line
    assert log.read_text() == line


def test_a_file_that_is_no_json(tmp_path: Path) -> None:
    file = tmp_path / "broken.json"
    file.write_text("{'servers': {}}")
    ended = run((*CONFIGURE, str(file)))
    assert ended.returncode == 2
    assert f"{file} is not JSON" in ended.stderr


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    ended = run((*CONFIGURE, str(tmp_path / "nowhere.json")))
    assert ended.returncode == 2
    assert "cannot be read: No such file" in ended.stderr


def test_a_database_that_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "configuration.json"
    file.write_text(json.dumps(EVERYTHING))
    ended = run((*CONFIGURE, str(file), "--timeout", "0.3s"), {"TANGO_HOST": "127.0.0.1:1"})
    assert ended.returncode == 1
    assert "no Tango database at 127.0.0.1:1: connection refused" in ended.stderr


def test_a_database_that_is_silent(tmp_path: Path) -> None:
    file = tmp_path / "configuration.json"
    file.write_text(json.dumps(EVERYTHING))
    with silent_port() as port:
        words = (*CONFIGURE, str(file), "--timeout", "1s")
        ended = run(words, {"TANGO_HOST": f"127.0.0.1:{port}"})
    assert ended.returncode == 1
    assert "gave up after 1 s" in ended.stderr
