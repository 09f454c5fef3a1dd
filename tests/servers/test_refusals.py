"""A program that cannot start says why and what to do, on stderr, at once, with no traceback."""

from __future__ import annotations

import subprocess

import pytest
import tango

from ska_tango_examples.program.server import serve
from tests.servers.definitions import define
from tests.servers.program import SAMPLE, free_port, run, silent_port
from tests.servers.sample import Sync

SYNC = (*SAMPLE, "Sync")


def complaint(ended: subprocess.CompletedProcess[str], exit_code: int) -> str:
    assert ended.returncode == exit_code, ended.stderr
    assert ended.stdout == ""
    assert "Traceback" not in ended.stderr
    return ended.stderr


def test_without_tango_host() -> None:
    text = complaint(run((*SYNC, "one")), 1)
    assert "sample/one cannot start: TANGO_HOST is not set" in text
    assert "ska-tango-examples up" in text
    assert "sample one -nodb" in text


def test_with_a_database_that_is_not_there() -> None:
    host = f"127.0.0.1:{free_port()}"
    text = complaint(run((*SYNC, "one"), {"TANGO_HOST": host}), 1)
    assert f"no Tango database answers at TANGO_HOST={host}" in text
    assert "make run" in text


def test_with_a_database_that_is_silent() -> None:
    with silent_port() as port:
        text = complaint(run((*SYNC, "one"), {"TANGO_HOST": f"127.0.0.1:{port}"}), 1)
    assert f"127.0.0.1:{port} is silent" in text


def test_with_a_malformed_tango_host() -> None:
    text = complaint(run((*SYNC, "one"), {"TANGO_HOST": "nowhere"}), 1)
    assert "TANGO_HOST=nowhere" in text
    assert "<host>:<port>" in text


def test_with_an_instance_that_is_not_defined(tango_host: str, database: tango.Database) -> None:
    define(database, "sample/known", "Sync", "test/sample/known")
    text = complaint(run((*SYNC, "other"), {"TANGO_HOST": tango_host}), 1)
    assert "does not define it" in text
    assert "sample/known" in text


def test_with_a_program_that_the_database_does_not_know(
    tango_host: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TANGO_HOST", tango_host)
    assert serve((Sync,), ["unheard", "one"]) == 1
    assert "the database defines no instance of unheard" in capsys.readouterr().err


def test_without_an_instance() -> None:
    text = complaint(run(SYNC), 2)
    assert "type `sample INSTANCE`" in text
    assert "TANGO_HOST is not set" in text


@pytest.mark.parametrize("words", ["-v4", "-port 1234", "--verbose -nodb"])
def test_options_are_no_instance(
    words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TANGO_HOST", "")
    assert serve((Sync,), ["sample", *words.split()]) == 2
    assert "type `sample INSTANCE`" in capsys.readouterr().err


def test_without_an_instance_lists_those_of_the_database(
    tango_host: str, database: tango.Database
) -> None:
    define(database, "sample/first", "Sync", "test/sample/first")
    text = complaint(run(SYNC, {"TANGO_HOST": tango_host}), 2)
    assert "sample/first" in text


def test_without_an_instance_and_with_a_silent_database() -> None:
    with silent_port() as port:
        text = complaint(run(SYNC, {"TANGO_HOST": f"127.0.0.1:{port}"}), 2)
    assert "is silent" in text


def test_with_an_option_that_nobody_knows() -> None:
    ended = run((*SYNC, "one", "-nodb", "-nonsense"))
    assert "-nonsense" in ended.stderr
    assert ended.returncode == 2


def test_with_a_port_in_use() -> None:
    with silent_port() as port:
        words = ("one", "-nodb", "-dlist", "a/b/c", "-host", "127.0.0.1", "-port", str(port))
        ended = run((*SYNC, *words))
    assert "Is the port in use" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.returncode == 1


def test_with_a_device_that_cannot_start() -> None:
    words = ("one", "-nodb", "-dlist", "test/sample/broken", "-host", "127.0.0.1", "-port", "0")
    ended = run((*SYNC, *words))
    assert "the server failed: RuntimeError: no such hardware" in ended.stdout
    assert ended.returncode == 1
