"""`watch`: the attributes of a device, live."""

from __future__ import annotations

import json
import os
import threading
from dataclasses import asdict
from typing import Annotated

import tango
import typer
from rich.live import Live
from rich.table import Table

from ska_tango_examples.cli.console import out, say
from ska_tango_examples.cli.signals import stop_on_signals
from ska_tango_examples.DevFactory import DevFactory
from ska_tango_examples.facility.errors import FacilityError
from ska_tango_examples.facility.reading import Reading
from ska_tango_examples.facility.record import find_system, is_running
from ska_tango_examples.facility.watched_device import WatchedDevice

_INTERVAL = 0.25
_WIDEST = 60


def watch(
    device: Annotated[
        str,
        typer.Argument(help="domain/family/member, or a full tango://host:port/... name."),
    ],
    once: Annotated[bool, typer.Option("--once", help="Show one reading and end.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Write JSON, one line for each picture.")
    ] = False,
) -> None:
    """Show the attributes of a device as they change, until Ctrl-C."""
    stop = stop_on_signals()
    try:
        watched = WatchedDevice(DevFactory().get_device(_locate(device)))
        if once:
            _write(device, watched.look(), as_json=as_json)
        else:
            with watched:
                _follow(device, watched, stop, as_json=as_json)
    except tango.DevFailed as failure:
        raise FacilityError(f"{device} does not answer: {failure.args[0].desc}") from failure


def _locate(device: str) -> str:
    """The full name of the device: in the running system, else where TANGO_HOST points."""
    if "://" in device:
        return device
    if not is_running() and "TANGO_HOST" in os.environ:
        return f"tango://{os.environ['TANGO_HOST']}/{device}"
    return f"tango://{find_system().tango_host}/{device}"


def _follow(device: str, watched: WatchedDevice, stop: threading.Event, *, as_json: bool) -> None:
    """Show the readings until the end is asked for: redrawn in a terminal, else as they change."""
    if out.is_terminal and not as_json:
        with Live(console=out, get_renderable=lambda: _table(device, watched.readings)):
            while not stop.wait(_INTERVAL):
                watched.look()
        return
    shown: dict[str, Reading] = {}
    while True:
        readings = watched.look()
        changed = {name: r for name, r in readings.items() if _differs(r, shown.get(name))}
        if changed:
            _write(device, changed, as_json=as_json)
        shown = readings
        if stop.wait(_INTERVAL):
            return


def _differs(reading: Reading, before: Reading | None) -> bool:
    """Whether it shows something else; a new time alone is nothing new."""
    return before is None or (reading.value, reading.quality, reading.error) != (
        before.value,
        before.quality,
        before.error,
    )


def _write(device: str, readings: dict[str, Reading], *, as_json: bool) -> None:
    if as_json:
        attributes = {name: asdict(reading) for name, reading in readings.items()}
        say(json.dumps({"device": device, "attributes": attributes}))
    else:
        for name, reading in readings.items():
            say(f"{device} {name} {_text(reading)}")


def _table(device: str, readings: dict[str, Reading]) -> Table:
    table = Table("attribute", "value", "quality", title=device)
    for name, reading in readings.items():
        table.add_row(name, _text(reading), reading.quality.removeprefix("ATTR_"))
    return table


def _text(reading: Reading) -> str:
    text = f"({reading.error})" if reading.error else str(reading.value)
    text = " ".join(text.split())
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"
