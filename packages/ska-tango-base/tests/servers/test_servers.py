"""Devices of the base in a program of their own: its log, its end, and clients that lose it."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ska_control_model import TaskStatus
from ska_tango_base.long_running_commands import invoke_lrc
from tests.servers.log_format import LINE
from tests.servers.program import READY, Program, free_port, reach
from tests.support.waiting import wait_until

NAME = "test/lamp/served"
TARGETS = [[], ["tango::logger"], ["console::cout"], ["tango::logger", "console::cout"]]
SCRIPT = str(Path(__file__).with_name("lamp.py"))


@contextmanager
def served(port: int, *options: str) -> Iterator[tuple[Program, Any]]:
    words = (sys.executable, SCRIPT, "test", "-nodb", "-host", "127.0.0.1", "-dlist", NAME)
    with Program((*words, "-port", str(port), *options)) as program:
        program.wait_for(READY)
        yield program, reach(NAME, port)


def written(program: Program, text: str) -> list[str]:
    return [line for line in program.lines if text in line]


def test_a_message_is_on_the_console_once():
    texts = []
    with served(free_port()) as (program, lamp):
        for targets in TARGETS:
            lamp.loggingTargets = targets
            for command in ("Say", "Stream"):
                texts.append(f"100 % of {command} with {targets}")
                lamp.command_inout(command, texts[-1])
        program.wait_for(texts[-1])
        program.send(signal.SIGTERM)
        assert program.exit_code() == 0
    assert [line for line in program.lines if not LINE.fullmatch(line)] == []
    for text in texts:
        [line] = written(program, text)
        assert LINE.fullmatch(line)["tags"] == f"tango-device:{NAME}"


def test_a_server_ends_in_order_while_a_command_goes_on():
    with served(free_port()) as (program, lamp):
        lamp.On()
        wait_until(lambda: lamp.lrcExecuting, "the command to begin")
        program.send(signal.SIGTERM)
        assert program.exit_code() == 0
    assert written(program, "Traceback") == []


def test_a_lost_server_is_told_to_the_client():
    calls = []

    def callback(**kwargs):
        calls.append(kwargs)

    def errors():
        return [call["error"][0] for call in calls if "error" in call]

    port = free_port()
    with served(port) as (program, lamp):
        subscriptions = invoke_lrc(callback, lamp, "On")
        wait_until(lambda: {"status": TaskStatus.IN_PROGRESS} in calls, "the command to begin")
        program.process.kill()
        wait_until(errors, "the loss to be told", timeout=30)
    with served(port):
        wait_until(
            lambda: "knows nothing of" in errors()[-1].desc, "the end to be told", timeout=30
        )
    reported = len(calls)
    assert errors()[-1].reason == "SKA_CommandLost"
    assert subscriptions.command_id in errors()[-1].desc
    del subscriptions
    assert len(calls) == reported
