"""The command line is taken apart into our part and Tango's."""

from __future__ import annotations

import logging

import pytest

from ska_tango_examples.program.arguments import parse


@pytest.mark.parametrize(
    "words",
    [
        "one -nodb -port 1",
        "-nodb -port 1 one",
        "--port 1 --host h one",
        "-dlist a/b/c -ORBendPoint giop:tcp:: one -v",
        "-v3 one",
        "-file=x one",
        "-file x one",
    ],
)
def test_the_instance_is_found_between_options(words: str) -> None:
    assert parse(["program", *words.split()]).instance == "one"


@pytest.mark.parametrize("words", ["", "-nodb", "-port 1", "-ORBx y", "--help"])
def test_there_may_be_no_instance(words: str) -> None:
    assert parse(["program", *words.split()]).instance is None


@pytest.mark.parametrize(
    ("path", "name"), [("/bin/Counter", "Counter"), ("a/Counter.py", "Counter"), ("x.y", "x.y")]
)
def test_the_program_is_named_as_tango_does(path: str, name: str) -> None:
    assert parse([path, "one"]).program == name


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("", 0),
        ("-v", 1),
        ("--verbose", 1),
        ("-vv", 2),
        ("-v -v", 2),
        ("-v2", 2),
        ("-v4", 4),
    ],
)
def test_verbosity_is_kept_from_tango(words: str, level: int) -> None:
    arguments = parse(["program", "one", *words.split()])
    assert arguments.verbosity == level
    assert arguments.tango == ("one",)
    assert arguments.log_level == (logging.DEBUG if level > 2 else logging.INFO)


def test_the_trace_of_the_core_is_for_tango() -> None:
    assert parse(["program", "one", "-v5"]).tango == ("one", "-v5")


@pytest.mark.parametrize(
    ("words", "needed"),
    [("", True), ("-port 1", True), ("-nodb", False), ("--nodb", False), ("-file=x", False)],
)
def test_a_database_is_needed_unless_told_otherwise(words: str, needed: bool) -> None:
    assert parse(["program", "one", *words.split()]).needs_database is needed
