"""Two server programs log one piece of work under one transaction id."""

from __future__ import annotations

import sys

import tango

from ska_tango_examples.DevFactory import DevFactory
from tests.servers.definitions import define
from tests.servers.log_format import LINE
from tests.servers.program import READY, Program

SERVERS = {name: f"test/{name.lower()}/1" for name in ("LogTestDownstream", "LogTestUpstream")}


def server(name: str, tango_host: str) -> Program:
    module = f"ska_tango_examples.basic_example.{name}"
    return Program(
        (sys.executable, "-m", module, "one", "-host", "127.0.0.1"), TANGO_HOST=tango_host
    )


def tags(program: Program, text: str) -> list[str]:
    """The tags of the lines with ``text`` that are about a transaction."""
    lines = [line for line in program.lines if "|Transaction[" in line and text in line]
    return [match["tags"] for line in lines if (match := LINE.fullmatch(line))]


def test_the_lines_of_both_carry_one_id(tango_host: str, database: tango.Database) -> None:
    for name, device in SERVERS.items():
        define(database, f"{name}/one", name, device)
    with (
        server("LogTestDownstream", tango_host) as downstream,
        server("LogTestUpstream", tango_host) as upstream,
    ):
        programs = {"LogTestDownstream": downstream, "LogTestUpstream": upstream}
        for program in programs.values():
            program.wait_for(READY)
        place = f"tango://{tango_host}/{SERVERS['LogTestUpstream']}"
        transaction_id = DevFactory().get_device(place).Delegate('{"target": "M31"}')
        for name, program in programs.items():
            program.wait_for(f"Transaction[{transaction_id}]: Exit[")
            assert tags(program, transaction_id) == [f"tango-device:{SERVERS[name]}"] * 2
