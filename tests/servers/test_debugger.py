"""A debugger looks into running servers: into Tango's threads and into those of a device."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import tango

from ska_tango_examples.DevFactory import DevFactory
from ska_tango_examples.shell import course_device
from tests.servers.definitions import define
from tests.servers.program import READY, Program, free_port
from tests.support.debug_client import debugger
from tests.support.waiting import wait_until

TABATA = (sys.executable, "-m", "ska_tango_examples.tabata.Tabata")
COUNTER = (sys.executable, "-m", "ska_tango_examples.counter.Counter")
COURSE = Path(course_device.__file__)
IN_COMMAND = "self.ensemble.hints.clear()"
IN_THREAD = "over = self._take_turn(run, ensemble.course.beat())"
SETTINGS = ("prepare", "work", "rest", "cycles", "tabatas")
HERE = ("-host", "127.0.0.1")
ALONE = ("test", "-nodb", *HERE, "-port", "0", "-dlist", "test/tabata/1")


@pytest.fixture(autouse=True)
def _no_coverage_of_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under coverage PyTango traces its threads for that, and for no debugger."""
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


@pytest.fixture(scope="module")
def gym(tango_host: str, database: tango.Database) -> Iterator[str]:
    """The address of a database with a workout in it, and a server with its counters."""
    for setting in SETTINGS:
        define(database, "Counter/one", "Counter", f"test/counter/{setting}")
    define(database, "Tabata/one", "Tabata", "test/tabata/1")
    database.put_device_property("test/tabata/1", {"sleep_time": ["0.01"]})
    with Program((*COUNTER, "one", *HERE), TANGO_HOST=tango_host) as program:
        program.wait_for(READY)
        yield tango_host


def workout(tango_host: str) -> Any:
    """Return the workout device, ready for the shortest of workouts."""
    device = DevFactory().get_device(f"tango://{tango_host}/test/tabata/1")
    wait_until(lambda: device.state() == tango.DevState.OFF, "the counters to be found")
    for setting in SETTINGS:
        device.write_attribute(setting, 1)
    device.ResetCounters()
    return device


@contextmanager
def tabata(tango_host: str, *words: str, **changes: str) -> Iterator[Program]:
    with Program((*words, "one", *HERE), TANGO_HOST=tango_host, **changes) as program:
        program.wait_for(READY)
        yield program


def check_breakpoints(device: Any, port: int) -> None:
    """Stop in a command and in the thread that it starts, look around, and play to the end."""
    with debugger(port) as client:
        in_command, in_thread = client.break_at(COURSE, IN_COMMAND, IN_THREAD)
        request = device.command_inout_asynch("Start")

        stop = client.stop()
        assert (stop.function, stop.line) == ("Start", in_command)
        assert stop.variables["self"].startswith("Tabata(")
        client.go_on(stop)

        stop = client.stop()
        assert (stop.function, stop.line) == ("_beat_until_over", in_thread)
        assert stop.variables["over"] == "False"
        client.break_at(COURSE)
        client.go_on(stop)

        device.command_inout_reply(request, 10_000)
        wait_until(lambda: device.state() == tango.DevState.OFF, "the end of the workout")
    assert device.tabatas == 1
    device.ResetCounters()


def test_the_environment_opens_a_server_to_one_debugger_after_the_other(gym: str) -> None:
    port = free_port()
    with tabata(gym, *TABATA, DEBUGPY_PORT=str(port)) as program:
        program.wait_for(f"a debugger can attach at 127.0.0.1:{port}")
        device = workout(gym)
        check_breakpoints(device, port)
        check_breakpoints(device, port)


def test_debugpy_runs_a_server(gym: str) -> None:
    port = free_port()
    words = (sys.executable, "-m", "debugpy", "--listen", f"127.0.0.1:{port}", *TABATA[1:])
    with tabata(gym, *words):
        check_breakpoints(workout(gym), port)


def test_debugpy_that_runs_a_server_has_the_last_word_on_the_port(gym: str) -> None:
    port = free_port()
    words = (sys.executable, "-m", "debugpy", "--listen", f"127.0.0.1:{port}", *TABATA[1:])
    with tabata(gym, *words, DEBUGPY_PORT=str(free_port())) as program:
        program.wait_for("DEBUGPY_PORT is left aside: debugpy runs this program")
        check_breakpoints(workout(gym), port)


def test_a_server_waits_for_a_debugger_if_it_is_told_to() -> None:
    port = free_port()
    with Program((*TABATA, *ALONE), DEBUGPY_PORT=str(port), DEBUGPY_WAIT="1") as program:
        program.wait_for("waiting until one has attached")
        assert not any(READY in line for line in program.lines)
        with debugger(port):
            program.wait_for(READY)
