"""Every server program that the package installs is a good program."""

from __future__ import annotations

import json
import signal
import sys
from importlib.metadata import EntryPoint, distribution
from pathlib import Path
from typing import Any

import pytest
import tango

from ska_tango_examples import __version__
from tests.servers.definitions import define
from tests.servers.log_format import LINE
from tests.servers.program import READY, Program, free_port

SCRIPTS = [
    script
    for script in distribution("ska-tango-examples").entry_points
    if script.group == "console_scripts" and script.name.endswith("DS")
]

pytestmark = pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)

Output = pytest.CaptureFixture[str]


def call(script: EntryPoint, *words: str) -> int:
    """Call the main function of a program in this process; only for what ends at once."""
    code = script.load()([script.name, *words])
    assert isinstance(code, int)
    return code


def described(script: EntryPoint, capsys: Output) -> list[dict[str, Any]]:
    assert call(script, "--describe", "--json") == 0
    descriptions: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return descriptions


def test_it_says_its_version(script: EntryPoint, capsys: Output) -> None:
    assert call(script, "--version") == 0
    assert f"ska-tango-examples {__version__}" in capsys.readouterr().out


def test_it_helps(script: EntryPoint, capsys: Output) -> None:
    assert call(script, "--help") == 0
    assert f"Usage: {script.name} INSTANCE" in capsys.readouterr().out


def test_it_describes_its_classes(script: EntryPoint, capsys: Output) -> None:
    descriptions = described(script, capsys)
    classes = [description["name"] for description in descriptions]
    module = script.module.rpartition(".")[2]
    # A server of several classes, or of one whose name says less, is called as its module.
    assert script.name in [f"TangoExample{name}DS" for name in (module, *classes)]
    assert all(description["doc"] for description in descriptions)
    assert all(command["doc"] for each in descriptions for command in each["commands"])
    assert call(script, "--describe") == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in classes)


def test_it_wants_an_instance(
    script: EntryPoint, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TANGO_HOST", "")
    assert call(script) == 2
    assert f"type `{script.name} INSTANCE`" in capsys.readouterr().err


def test_it_wants_a_database(
    script: EntryPoint, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TANGO_HOST", f"127.0.0.1:{free_port()}")
    assert call(script, "one") == 1
    assert f"{script.name}/one cannot start" in capsys.readouterr().err


def test_it_is_installed_and_sigterm_ends_it_in_order(
    script: EntryPoint, capsys: Output, tango_host: str, database: tango.Database
) -> None:
    for description in described(script, capsys):
        device = f"test/{script.name}/{description['name']}"
        define(database, f"{script.name}/one", description["name"], device)
        missing = [each["name"] for each in description["device_properties"] if each["mandatory"]]
        database.put_device_property(device, {name: ["1"] for name in missing})
    words = (str(Path(sys.executable).with_name(script.name)), "one", "-host", "127.0.0.1")
    with Program(words, TANGO_HOST=tango_host) as program:
        program.wait_for(READY)
        program.send(signal.SIGTERM)
        assert program.exit_code() == 0, program.lines
    assert [line for line in program.lines if not LINE.fullmatch(line)] == []
