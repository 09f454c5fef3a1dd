"""A pod waits for all that it depends on at the same time, and names what is missing."""

from __future__ import annotations

import signal
import socket
import sys
from pathlib import Path

import pytest
import tango

from tests.servers.definitions import define
from tests.servers.log_format import messages
from tests.servers.program import SAMPLE, Program, free_port, run, silent_port

WAIT = (sys.executable, "-m", "ska_tango_examples.pod.wait")


def test_nothing_to_wait_for() -> None:
    ended = run(WAIT)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_hosts_and_the_database_need_no_tango(tango_host: str) -> None:
    code = (
        "import sys, os; os._exit = sys.exit; "
        "from ska_tango_examples.pod.wait import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: sys.stderr.write(f'tango imported: {\"tango\" in sys.modules}')"
    )
    needs = ("--host", tango_host, "--host", tango_host, "--device", "SYS/Database/2")
    ended = run((sys.executable, "-c", code, *needs), {"TANGO_HOST": tango_host})
    assert ended.returncode == 0
    assert ended.stderr.endswith("tango imported: False")


def test_a_host_that_comes_late() -> None:
    port = free_port()
    with Program((*WAIT, "--host", f"127.0.0.1:{port}")) as program:
        program.wait_for(f"waiting for host 127.0.0.1:{port}")
        with socket.create_server(("127.0.0.1", port)):
            assert program.exit_code() == 0


def test_a_device_that_comes_late(tango_host: str, database: tango.Database) -> None:
    define(database, "sample/late", "Sync", "test/late/1")
    words = (*WAIT, "--device", "test/late/1", "--device", "Test/Late/1")
    with Program(words, TANGO_HOST=tango_host) as program:
        program.wait_for("waiting for device test/late/1")
        with Program((*SAMPLE, "Sync", "late"), TANGO_HOST=tango_host):
            assert program.exit_code() == 0


def test_all_that_is_missing_is_named(tango_host: str, tmp_path: Path) -> None:
    log = tmp_path / "termination-log"
    log.touch()
    needs = ("--host", tango_host, "--host", "127.0.0.1:1", "--device", "test/nobody/1")
    end = ("--timeout", "3s", "--termination-log", str(log))
    ended = run((*WAIT, *needs, *end), {"TANGO_HOST": tango_host})
    assert ended.returncode == 1
    assert log.read_text() == messages(ended.stderr.splitlines())[-1]
    assert log.read_text().startswith(
        "gave up after 3 s: host 127.0.0.1:1 is missing (connection refused); "
        "device test/nobody/1 is missing ("
    )


def test_a_database_that_is_silent_does_not_hold_up_the_deadline() -> None:
    with silent_port() as port:
        words = (*WAIT, "--device", "test/late/1", "--timeout", "1s")
        ended = run(words, {"TANGO_HOST": f"127.0.0.1:{port}"})
    assert ended.returncode == 1
    assert "device test/late/1 is missing (no answer yet)" in ended.stderr


def test_a_database_that_is_not_there() -> None:
    words = (*WAIT, "--device", "sys/database/2", "--timeout", "0.3")
    ended = run(words, {"TANGO_HOST": "127.0.0.1:1"})
    assert ended.returncode == 1
    assert "no Tango database at 127.0.0.1:1: connection refused" in ended.stderr


def test_one_of_several_databases_is_enough(tango_host: str) -> None:
    words = (*WAIT, "--device", "sys/database/2")
    assert run(words, {"TANGO_HOST": f"127.0.0.1:1,{tango_host}"}).returncode == 0


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ("--host nowhere", "'nowhere' is no address; write host:port"),
        ("--host here:0", "'here:0' is no address"),
        ("--host here:99999", "'here:99999' is no address"),
        ("--device a/b/c", "TANGO_HOST is not set"),
        ("--timeout soon", "'soon' is no duration; write 90, 90s or 5m"),
        ("--unheard", "unrecognized arguments: --unheard"),
    ],
)
def test_what_makes_no_sense(options: str, complaint: str) -> None:
    ended = run((*WAIT, *options.split()))
    assert ended.returncode in (1, 2)
    assert complaint in ended.stderr.splitlines()[-1]
    assert "Traceback" not in ended.stderr


def test_a_signal_ends_it_at_once() -> None:
    with Program((*WAIT, "--host", "127.0.0.1:1", "--timeout", "5m")) as program:
        program.wait_for("waiting")
        program.send(signal.SIGTERM)
        assert program.exit_code() == 128 + signal.SIGTERM
