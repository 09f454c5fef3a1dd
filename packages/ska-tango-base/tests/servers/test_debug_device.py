"""DebugDevice lets a real debugger into a server that runs."""

import sys
from pathlib import Path

import psutil

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


def test_breakpoints_hold_in_a_command_and_in_the_thread_of_a_task(monkeypatch):
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
    port = free_port()
    words = (sys.executable, str(SCRIPT), "test", "-nodb", "-host", "127.0.0.1", "-dlist", NAME)
    with Program((*words, "-port", str(port))) as program:
        program.wait_for(READY)
        lamp = reach(NAME, port)
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
