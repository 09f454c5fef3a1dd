"""`status`: what runs and how it is."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

import tango
import typer
from rich.table import Table

from ska_tango_examples.cli.console import out, say
from ska_tango_examples.DevFactory import DevFactory
from ska_tango_examples.facility.job import LOOPBACK
from ska_tango_examples.facility.record import SystemRecord, find_system
from ska_tango_examples.facility.states import NO_ANSWER, state_of


def status(
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON for a script.")] = False,
    host: Annotated[
        bool, typer.Option("--host", help="Write nothing but the TANGO_HOST.")
    ] = False,
) -> None:
    """Show every device of the running control system; exit code 1 if one does not answer."""
    record = find_system()
    if host:
        say(record.tango_host)
        return
    facts = _facts(record)
    if as_json:
        say(json.dumps(facts, indent=2))
    else:
        _show(facts)
    if any(device["state"] == NO_ANSWER for s in facts["servers"] for device in s["devices"]):
        raise typer.Exit(1)


def _facts(record: SystemRecord) -> dict[str, Any]:
    factory = DevFactory()
    facts = asdict(record)
    for server in facts["servers"]:
        server["devices"] = [
            {"name": name, **_health(factory, f"tango://{record.tango_host}/{name}")}
            for name in server["devices"]
        ]
    return facts


def _health(factory: DevFactory, device: str) -> dict[str, Any]:
    """The State, and the round trip in microseconds; none without an answer."""
    try:
        ping = int(factory.get_device(device).ping())
    except tango.DevFailed:
        return {"state": NO_ANSWER, "ping_us": None}
    return {"state": state_of(factory, device), "ping_us": ping}


def _show(facts: dict[str, Any]) -> None:
    say(f"TANGO_HOST={facts['tango_host']}, process {facts['pid']}, folder {facts['folder']}")
    table = Table("server", "pid", "device", "State", "ping/µs")
    for server in facts["servers"]:
        for device in server["devices"]:
            ping = "" if device["ping_us"] is None else str(device["ping_us"])
            table.add_row(
                server["name"], str(server["pid"]), device["name"], device["state"], ping
            )
    out.print(table)
    for server in facts["servers"]:
        if server["debug_port"]:
            say(f"{server['name']} listens for a debugger at {LOOPBACK}:{server['debug_port']}")
