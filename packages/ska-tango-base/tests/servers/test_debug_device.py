"""DebugDevice opens a server that runs to a real debugger."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.servers.program import READY, Program, free_port, reach
from tests.support.debug_client import debugger

NAME = "test/lamp/debugged"
SCRIPT = Path(__file__).with_name("lamp.py")
IN_TASK = "task_abort_event.wait()"
IN_COMMAND = 'self.logger.info("%s", text)'


def addresses(port: int) -> set[str]:
    """Where somebody listens at a port of this machine."""
    connections = psutil.net_connections("inet")
    found = (one.laddr for one in connections if one.status == psutil.CONN_LISTEN)
    return {address.ip for address in found if address.port == port}


@pytest.fixture(autouse=True)
def _no_coverage_of_programs(monkeypatch):
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


@contextmanager
def running_lamp(*options: str) -> Iterator[Any]:
    """A device in a server of its own; with options of the interpreter."""
    port = free_port()
    words = (str(SCRIPT), "test", "-nodb", "-host", "127.0.0.1", "-dlist", NAME)
    with Program((sys.executable, *options, *words, "-port", str(port))) as program:
        program.wait_for(READY)
        lamp = reach(NAME, port)
        # To start the debugger takes its time where the machine has much else to do.
        lamp.set_timeout_millis(30_000)
        yield lamp


def test_a_server_that_was_started_for_a_debugger_has_that_port():
    door = free_port()
    with running_lamp("-m", "debugpy", "--listen", f"127.0.0.1:{door}") as lamp:
        assert lamp.DebugDevice() == door
        with debugger(door) as client:
            client.break_at(SCRIPT, IN_COMMAND)
            request = lamp.command_inout_asynch("Say", "hello")
            stop = client.stop()
            assert stop.function == "Say"
            client.go_on(stop)
            lamp.command_inout_reply(request, 10_000)


def test_breakpoints_hold_in_a_command_and_in_the_thread_of_a_task():
    with running_lamp() as lamp:
        door = lamp.DebugDevice()
        assert lamp.DebugDevice() == door
        assert addresses(door) == {"127.0.0.1"}
        with debugger(door) as client:
            in_task, in_command = client.break_at(SCRIPT, IN_TASK, IN_COMMAND)

            request = lamp.command_inout_asynch("Say", "hello")
            stop = client.stop()
            assert (stop.function, stop.line) == ("Say", in_command)
            assert stop.variables["text"] == "'hello'"
            client.go_on(stop)
            lamp.command_inout_reply(request, 10_000)

            # All threads stand still, perhaps before the command has answered.
            request = lamp.command_inout_asynch("On")
            stop = client.stop()
            assert (stop.function, stop.line) == ("task", in_task)
            assert "task_callback" in stop.variables
            client.go_on(stop)
            lamp.command_inout_reply(request, 10_000)
        assert lamp.lrcExecuting
