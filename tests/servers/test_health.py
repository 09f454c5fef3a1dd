"""A server tells by HTTP whether it is alive and ready, whatever its devices are doing."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest
import tango

from tests.servers.definitions import define
from tests.servers.program import (
    READY,
    SAMPLE,
    Program,
    empty_database,
    free_port,
    run,
    sample,
    start_command,
)
from tests.support.probe import probe
from tests.support.waiting import wait_until

DEVICES = "test/sample/one,test/sample/two"
ALIVE = READY_NOW = (200, "ok\n")


@contextmanager
def healthy(class_name: str, devices: str = DEVICES) -> Iterator[tuple[Program, int, int]]:
    """A server that has started; its Tango port and its health port."""
    port, health = free_port(), free_port()
    options = ("-port", str(port))
    with sample(class_name, devices, *options, TANGO_HEALTH_PORT=str(health)) as program:
        program.wait_for(READY)
        yield program, port, health


@contextmanager
def stuck(class_name: str, command: str, says: str) -> Iterator[tuple[Program, int]]:
    """Such a server, one of whose devices is in a command that does not end; its health port."""
    with healthy(class_name) as (program, port, health):
        forget = start_command("test/sample/one", port, command)
        program.wait_for(says)
        yield program, health
        forget()


@pytest.mark.parametrize("class_name", ["Sync", "Async"])
def test_a_server_that_has_started_is_alive_and_ready(class_name: str) -> None:
    with healthy(class_name) as (_, _, health):
        assert probe(health, "/alive") == ALIVE
        assert probe(health, "/ready") == READY_NOW


def test_there_is_no_other_page() -> None:
    with healthy("Sync") as (_, _, health):
        status, text = probe(health, "/")
    assert status == 404
    assert "/alive, /ready and /metrics" in text


def test_a_device_that_is_stuck_is_named_and_the_server_is_alive() -> None:
    with stuck("Sync", "Hang", "|working") as (_, health):
        status, text = probe(health, "/ready")
        assert probe(health, "/alive") == ALIVE
    assert status == 503
    assert text.startswith("test/sample/one: no answer for ")
    assert "two" not in text


def test_an_event_loop_that_is_blocked_is_not_ready_and_the_server_is_alive() -> None:
    with stuck("Async", "Block", "|blocking") as (_, health):
        status, text = probe(health, "/ready")
        assert probe(health, "/alive") == ALIVE
    assert status == 503
    assert "test/sample/two: no answer" in text


def test_probes_of_a_device_that_is_stuck_leave_no_threads_behind() -> None:
    with stuck("Async", "Block", "|blocking") as (program, health):
        assert probe(health, "/ready")[0] == 503
        threads = program.process.num_threads()
        for _ in range(20):
            assert probe(health, "/ready")[0] == 503
        wait_until(lambda: program.process.num_threads() <= threads, "as many threads as before")


def test_a_process_that_is_stopped_gives_no_answer() -> None:
    with healthy("Sync") as (program, _, health):
        program.send(signal.SIGSTOP)
        try:
            with pytest.raises(TimeoutError):
                probe(health, "/alive", timeout=0.5)
        finally:
            program.send(signal.SIGCONT)
        assert probe(health, "/alive") == ALIVE


def test_a_server_that_is_starting_is_not_ready() -> None:
    health = free_port()
    with sample("Sync", "test/sample/slow", TANGO_HEALTH_PORT=str(health)) as program:
        program.wait_for("|starting")
        assert probe(health, "/alive") == (503, "the server is starting\n")
        assert probe(health, "/ready") == (503, "the server is starting\n")


def test_a_server_that_is_ending_is_not_ready() -> None:
    with healthy("Sync", "test/sample/stuck") as (program, _, health):
        program.send(signal.SIGTERM)
        program.wait_for("the server ends")
        assert probe(health, "/ready") == (503, "the server is ending\n")


@pytest.mark.parametrize("class_name", ["Sync", "Async"])
def test_a_server_that_was_asked_ends_in_order(class_name: str) -> None:
    with healthy(class_name) as (program, _, health):
        probe(health, "/ready")
        probe(health, "/metrics")
        program.send(signal.SIGTERM)
        assert program.exit_code() == 0


def test_neither_the_database_nor_the_published_name_is_needed() -> None:
    with empty_database() as (database, db_port):
        define(tango.Database("127.0.0.1", db_port), "sample/one", "Sync", "test/sample/1")
        port, health = free_port(), free_port()
        place = ("-ORBendPoint", f"giop:tcp:0.0.0.0:{port}")
        published = ("-ORBendPointPublish", f"giop:tcp:nowhere.invalid:{port}")
        with Program(
            (*SAMPLE, "Sync", "one", *place, *published),
            TANGO_HOST=f"127.0.0.1:{db_port}",
            TANGO_HEALTH_PORT=str(health),
        ) as program:
            program.wait_for(READY)
            assert probe(health, "/ready") == READY_NOW
            database.send(signal.SIGKILL)
            database.exit_code()
            assert probe(health, "/alive") == ALIVE
            assert probe(health, "/ready") == READY_NOW


def listening(program: Program) -> int:
    return sum(
        each.status == psutil.CONN_LISTEN for each in program.process.net_connections("tcp")
    )


def test_without_the_variable_nothing_listens() -> None:
    with healthy("Sync") as (program, _, _):
        with_health = listening(program)
    with sample("Sync", DEVICES, TANGO_HEALTH_PORT="") as program:
        program.wait_for(READY)
        assert listening(program) == with_health - 1


def test_without_the_variable_nothing_is_imported() -> None:
    code = (
        "import sys, ska_tango_examples.program.server; "
        "sys.exit({'http.server', 'prometheus_client'} & set(sys.modules) != set())"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("given", ["http", "0", "65536", "-1"])
def test_a_port_that_is_none_is_refused(given: str) -> None:
    ended = run((*SAMPLE, "Sync", "one", "-nodb"), {"TANGO_HEALTH_PORT": given})
    assert ended.returncode == 1
    assert f"TANGO_HEALTH_PORT is {given!r}" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_port_in_use_is_refused() -> None:
    with socket.create_server(("", 0)) as listener:
        port = str(listener.getsockname()[1])
        ended = run((*SAMPLE, "Sync", "one", "-nodb"), {"TANGO_HEALTH_PORT": port})
    assert ended.returncode == 1
    assert f"at port {port} (Address already in use)" in ended.stderr
    assert "Traceback" not in ended.stderr
