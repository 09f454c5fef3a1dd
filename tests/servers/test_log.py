"""What a program and its devices log, and what importing the package leaves alone."""

from __future__ import annotations

import signal
import sys
import textwrap

import pytest

from tests.servers.log_format import LINE
from tests.servers.program import READY, Program, free_port, reach, run, sample

NAME = "test/sample/one"


def logged(program: Program, text: str) -> str:
    """The tags of the first line with the message ``text``."""
    line = program.wait_for(f"|{text}")
    match = LINE.fullmatch(line)
    assert match, line
    return match["tags"]


@pytest.mark.parametrize("green", ["Sync", "Async"])
@pytest.mark.parametrize("verbosity", [(), ("-v4",)])
def test_all_output_is_in_the_format(green: str, verbosity: tuple[str, ...]) -> None:
    with sample(green, NAME, *verbosity) as program:
        program.wait_for(READY)
        program.send(signal.SIGTERM)
        assert program.exit_code() == 0
    assert [line for line in program.lines if not LINE.fullmatch(line)] == []


def test_lines_of_a_device_carry_its_name() -> None:
    with sample("Sync", NAME) as program:
        assert logged(program, f"hello from {NAME}") == f"tango-device:{NAME}"
        assert logged(program, READY) == ""


def test_the_streams_of_tango_are_lines_too() -> None:
    with sample("Sync", NAME) as program:
        assert logged(program, "hello through Tango") == f"tango-device:{NAME}"
        line = program.wait_for("hello through Tango")
    assert line.split("|")[4] == "init_device"
    assert line.split("|")[5].startswith("sample.py#")


def test_what_is_printed_is_a_line_too() -> None:
    with sample("Sync", NAME) as program:
        line = program.wait_for("|printed in two parts")
    assert LINE.fullmatch(line)
    assert line.split("|")[4] == "init_device"


def test_debugging_is_shown_with_v3_only() -> None:
    with sample("Sync", NAME, "-v3") as talkative, sample("Sync", NAME) as plain:
        assert logged(talkative, "details") == f"tango-device:{NAME}"
        plain.wait_for(READY)
        assert not any("details" in line for line in plain.lines)


def test_decorators_of_tango_log_the_place_of_the_method() -> None:
    port = free_port()
    with sample("Sync", NAME, "-v", "-port", str(port)) as program:
        program.wait_for(READY)
        reach(NAME, port).Traced()
        assert logged(program, "-> Sync.Traced()") == f"tango-device:{NAME}"
        fields = program.wait_for("-> Sync.Traced()").split("|")
    assert fields[4] == "Traced"
    assert fields[5].startswith("sample.py#")


def test_a_level_set_through_tango_opens_the_streams_of_that_device() -> None:
    port = free_port()
    with sample("Sync", NAME, "-port", str(port)) as program:
        program.wait_for(READY)
        device = reach(NAME, port)
        device.Whisper()
        debugging = 5
        reach("dserver/sample/test", port).SetLoggingLevel([[debugging], [NAME]])
        device.Whisper()
        assert logged(program, "psst") == f"tango-device:{NAME}"
        program.send(signal.SIGTERM)
        program.exit_code()
    assert len([line for line in program.lines if line.endswith("|psst")]) == 1


def test_importing_the_package_leaves_the_logging_of_the_process_alone() -> None:
    code = """
        import logging
        from ska_tango_examples.program import answers, ending, server, streams
        from ska_tango_examples.shell import log
        root = logging.getLogger()
        print(root.handlers, logging.getLevelName(root.level), logging.getLogger("tango").level)
    """
    ended = run((sys.executable, "-c", textwrap.dedent(code)))
    assert ended.stdout.splitlines() == ["[] WARNING 0"], ended.stderr
