"""SIGTERM and SIGINT end a server, whatever it is doing; each device is deleted once."""

from __future__ import annotations

import signal

import pytest
import tango

from tests.servers.definitions import define
from tests.servers.program import (
    QUIET_COVERAGE,
    READY,
    SAMPLE,
    Program,
    free_port,
    sample,
    start_command,
)

GREEN = pytest.mark.parametrize("green", ["Sync", "Async"])


def deletions(program: Program) -> list[str]:
    return [line for line in program.lines if line.endswith("|deleted")]


@GREEN
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_idle_server_ends_in_order(green: str, number: signal.Signals) -> None:
    with sample(green, "test/sample/one,test/sample/two") as program:
        program.wait_for(READY)
        program.send(number)
        assert program.exit_code() == 0
    assert len(deletions(program)) == 2
    assert any(f"{number.name}: the server ends" in line for line in program.lines)


@GREEN
def test_work_in_progress_ends_with_its_device(green: str) -> None:
    port = free_port()
    with sample(green, "test/sample/one", "-port", str(port)) as program:
        program.wait_for(READY)
        forget = start_command("test/sample/one", port, "Work")
        program.wait_for("|working")
        program.send(signal.SIGTERM)
        assert program.exit_code() == 0
        forget()
    assert len(deletions(program)) == 1


@GREEN
def test_a_command_that_hangs_does_not_keep_the_server(green: str) -> None:
    port = free_port()
    with sample(green, "test/sample/one", "-port", str(port)) as program:
        program.wait_for(READY)
        forget = start_command("test/sample/one", port, "Hang")
        program.wait_for("|working")
        program.send(signal.SIGTERM)
        assert program.exit_code() == 1
        forget()
    assert len(deletions(program)) == 1
    assert "leaving by force" in program.lines[-1]


@GREEN
def test_a_device_that_cannot_be_deleted_does_not_keep_the_server(green: str) -> None:
    with sample(green, "test/sample/stuck,test/sample/two") as program:
        program.wait_for(READY)
        program.send(signal.SIGTERM)
        assert program.exit_code() == 1
    assert "leaving by force" in program.lines[-1]
    assert len(deletions(program)) == 2


def test_an_interpreter_that_is_frozen_is_ended_by_the_kernel() -> None:
    with sample("Sync", "test/sample/frozen") as program:
        program.wait_for(READY)
        program.send(signal.SIGTERM)
        assert program.exit_code() == -signal.SIGALRM
    assert len(deletions(program)) == 1


@GREEN
def test_a_second_signal_ends_it_at_once(green: str) -> None:
    with sample(green, "test/sample/stuck") as program:
        program.wait_for(READY)
        program.send(signal.SIGTERM)
        program.wait_for("|deleted")
        program.send(signal.SIGTERM)
        assert program.exit_code() == 128 + signal.SIGTERM
    assert "SIGTERM: leaving at once" in program.lines[-1]


@GREEN
def test_a_server_that_is_starting_ends_in_order(green: str) -> None:
    with sample(green, "test/sample/one,test/sample/slow") as program:
        program.wait_for("|starting")
        program.send(signal.SIGTERM)
        assert program.exit_code() == 0
    assert not any(READY in line for line in program.lines)


def test_a_server_that_is_starting_tells_the_database_that_it_ends(
    tango_host: str, database: tango.Database
) -> None:
    define(database, "sample/starting", "Sync", "test/starting/slow")
    with Program((*SAMPLE, "Sync", "starting"), TANGO_HOST=tango_host) as program:
        program.wait_for("|starting")
        program.send(signal.SIGTERM)
        assert program.exit_code() == 0
    assert not database.get_device_info("dserver/sample/starting").exported


def test_a_server_without_devices_yet_ends_in_order() -> None:
    words = ("Sync", "one", "-nodb", "-dlist", "a/b/c", "-host", "127.0.0.1", "-port", "0")
    with Program((*SAMPLE, *words, "--early")) as program:
        program.wait_for("early")
        program.send(signal.SIGTERM)
        assert program.exit_code() == 0


def test_a_delete_device_that_fails_does_not_keep_the_server() -> None:
    with sample("Sync", "test/sample/clumsy") as program:
        program.wait_for(READY)
        program.send(signal.SIGTERM)
        program.exit_code()
    assert any("cannot delete" in line for line in program.lines)


def test_the_server_itself_uses_no_deprecated_hooks() -> None:
    warnings = f"default,{QUIET_COVERAGE}"
    with sample("Async", "test/sample/one", "-v", PYTHONWARNINGS=warnings) as program:
        program.wait_for(READY)
        program.send(signal.SIGTERM)
        assert program.exit_code() == 0
    assert not any("DeprecationWarning" in line for line in program.lines)
