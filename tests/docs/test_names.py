"""What the pages and the README name is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ska_tango_examples.cli.app import app
from tests.docs.pages import ROOT, SOURCES, TEXTS, code_in

# Where a path that is named can begin.
PLACES = (ROOT, ROOT / "src" / "ska_tango_examples", ROOT / "charts" / "ska-tango-examples")
MODULES = {
    script.name: script.module
    for script in distribution("ska-tango-examples").entry_points
    if script.group == "console_scripts"
}
SCRIPTS = set(MODULES)
PROGRAM = "ska-tango-examples"


def named(pattern: str) -> Iterator[tuple[Path, str]]:
    """Yield each text and what its code names in the way of ``pattern``."""
    for text in TEXTS:
        for code in code_in(text):
            yield from ((text, found[1]) for found in re.finditer(pattern, code))


def unknown(pattern: str, known: set[str]) -> list[str]:
    """What is named but not known; there must be something to find."""
    found = list(named(pattern))
    assert found
    return [f"{text.relative_to(ROOT)}: {name}" for text, name in found if name not in known]


def test_make_targets(targets: set[str]) -> None:
    assert unknown(r"^make ([a-z][a-z0-9-]*)", targets) == []


def test_console_scripts() -> None:
    assert unknown(r"\b(TangoExample\w+|ska-tango-examples)(?![\w/-])", SCRIPTS) == []


# What make produces is there at one time and not at another.
PRODUCED = ("build/", "docs/build/", ".venv/")


def command_lines() -> set[tuple[str, str]]:
    """Each command of the program that is named, with the options that are named with it."""
    lines = {line for _, line in named(rf"{PROGRAM} ([a-z]+.*)")}
    return {(line.split()[0], option) for line in lines for option in [*_options(line), "--help"]}


def _options(line: str) -> list[str]:
    return re.findall(r"(--[a-z-]+)", line)


@pytest.mark.parametrize(("command", "option"), sorted(command_lines()))
def test_commands_and_their_options(command: str, option: str) -> None:
    answer = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200"})
    assert answer.exit_code == 0, answer.output
    assert option in answer.output


def test_files_and_folders() -> None:
    written = [path for _, path in named(r"^([\w.-]+/[\w./-]+)$") if not path.startswith(PRODUCED)]
    paths = [path for path in written if _there(path.partition("/")[0])]
    assert paths
    assert [path for path in paths if not _there(path)] == []


def _there(path: str) -> bool:
    return any((place / path).exists() for place in PLACES)


def test_every_server_has_a_page_with_its_classes() -> None:
    modules = {}
    for page in (SOURCES / "devices").glob("*.rst"):
        text = page.read_text()
        classes = re.findall(r"^\.\. tango-class:: (\S+)$", text, re.MULTILINE)
        for line in re.findall(r"^:Programs?: (.+)$", text, re.MULTILINE):
            for program in re.findall(r"``(\w+)``", line):
                modules[program] = {path.rpartition(".")[0] for path in classes}
    assert set(modules) == SCRIPTS - {PROGRAM}
    assert [name for name in modules if MODULES[name] not in modules[name]] == []
