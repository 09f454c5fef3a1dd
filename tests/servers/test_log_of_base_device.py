"""What a device with a log of its own says is on the console of its program once."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from ska_control_model import LoggingLevel
from tests.servers.log_format import LINE
from tests.servers.program import READY, Program, free_port, reach

NAME = "test/talkative/1"
PROGRAM = (sys.executable, str(Path(__file__).with_name("base_sample.py")), "test", "-nodb")
SPOKEN = ["by the logger", "by the stream", "-> Talkative.Speak()", "<- Talkative.Speak()"]
WHISPERED = ["whispered by the logger", "whispered by the stream"]


def spoken(level: LoggingLevel, targets: list[str], *options: str) -> list[str]:
    """What Speak brings to the console, in alphabetical order; tagged, and in the format."""
    port = free_port()
    place = ("-host", "127.0.0.1", "-port", str(port), "-dlist", NAME)
    with Program((*PROGRAM, *place, *options)) as program:
        program.wait_for(READY)
        device = reach(NAME, port)
        device.loggingLevel = level
        device.loggingTargets = targets
        device.Speak()
        program.wait_for("<- Talkative.Speak()")
        program.send(signal.SIGTERM)
        assert program.exit_code() == 0, program.lines
    lines = [LINE.fullmatch(line) for line in program.lines]
    assert all(lines), program.lines
    known = [line for line in lines if line and line["message"] in (*SPOKEN, *WHISPERED)]
    assert {line["tags"] for line in known} == {f"tango-device:{NAME}"}
    return sorted(line["message"] for line in known)


@pytest.mark.parametrize(
    "targets", [["tango::logger"], ["console::cout"], ["console::cout", "tango::logger"], []]
)
def test_each_message_is_there_once(targets: list[str]) -> None:
    assert spoken(LoggingLevel.INFO, targets) == sorted(SPOKEN)


def test_each_message_is_there_once_where_tango_is_talkative_too() -> None:
    assert spoken(LoggingLevel.INFO, ["tango::logger", "console::cout"], "-v") == sorted(SPOKEN)


def test_a_level_for_debugging_opens_both_ways() -> None:
    assert spoken(LoggingLevel.DEBUG, ["tango::logger"]) == sorted(SPOKEN + WHISPERED)
