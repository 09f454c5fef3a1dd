"""What a program logs once it has configured its logging."""

from __future__ import annotations

import logging
import subprocess
import sys
import textwrap
from typing import Any

import pytest

from ska_ser_logging import configure_logging
from tests.servers.log_format import LINE, messages

# Whatever a test logs is said by a process of its own: the logging of this one is not its.
START = """
import logging
from ska_ser_logging import configure_logging

class Tags(logging.Filter):
    def filter(self, record):
        record.tags = "tango-device:a/b/c"
        return True

"""


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", START + textwrap.dedent(code)],
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )


def logged(code: str) -> list[str]:
    """The messages of what the program says to stdout."""
    return messages(python(code).stdout.splitlines())


def test_a_record_becomes_one_line_of_stdout() -> None:
    said = python('configure_logging(); logging.getLogger("any").warning("a\\nb %s", 1)')
    (line,) = said.stdout.splitlines()
    assert LINE.fullmatch(line)
    assert line.split("|")[2] == "WARNING"
    assert line.split("|")[5].startswith("<string>#")
    assert line.split("|")[6:] == ["", r"a\nb 1"]
    assert said.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "known"),
    [
        ("", ["info", "warning"]),
        ("'DEBUG'", ["debug", "info", "warning"]),
        ("logging.WARNING", ["warning"]),
        ("overrides={'root': {'level': 'DEBUG'}}", ["debug", "info", "warning"]),
        ("'WARNING', overrides={'root': {'level': 'DEBUG'}}", ["warning"]),
    ],
)
def test_levels(arguments: str, known: list[str]) -> None:
    code = f"""
        configure_logging({arguments})
        for level in ("debug", "info", "warning"):
            getattr(logging, level)(level)
    """
    assert logged(code) == known


def test_a_filter_gives_the_tags() -> None:
    said = python("configure_logging(tags_filter=Tags); logging.info('text')").stdout
    assert said.split("|")[6] == "tango-device:a/b/c"


def test_a_filter_gives_the_tags_of_further_handlers_too() -> None:
    code = """
        configure_logging(
            tags_filter=Tags,
            overrides={
                "handlers": {
                    "second": {
                        "class": "logging.StreamHandler",
                        "stream": "ext://sys.stderr",
                        "formatter": "default",
                    }
                },
                "root": {"handlers": ["console", "second"]},
            },
        )
        logging.info("text")
    """
    said = python(code)
    assert said.stdout == said.stderr
    assert said.stdout.split("|")[6] == "tango-device:a/b/c"


def test_a_formatter_of_ones_own_gets_tagged_records() -> None:
    code = """
        own = {"()": None, "tags": None, "format": "%(tags)s %(message)s"}
        configure_logging(tags_filter=Tags, overrides={"formatters": {"default": own}})
        logging.info("text")
    """
    assert python(code).stdout == "tango-device:a/b/c text\n"


def test_a_second_time_replaces_the_first() -> None:
    code = "configure_logging('DEBUG'); configure_logging(); logging.debug('x'); logging.info('y')"
    assert logged(code) == ["y"]


def test_loggers_that_are_there_go_on() -> None:
    assert logged("own = logging.getLogger('own'); configure_logging(); own.info('x')") == ["x"]


def test_formatting_alone_does_without_the_machinery_of_configuration() -> None:
    code = "import sys; print('logging.config' in sys.modules)"
    assert python(code).stdout == "False\n"


@pytest.mark.parametrize(
    ("arguments", "problem", "text"),
    [
        ({"level": "LOUD"}, ValueError, "'LOUD' is no level of logging; write DEBUG, INFO"),
        ({"level": True}, TypeError, "level must be a number or the name of a level, got True"),
        ({"level": 1.5}, TypeError, "level must be a number or the name of a level, got 1.5"),
        ({"tags_filter": str}, TypeError, "a class derived from logging.Filter, got <class 'str'"),
        (
            {"tags_filter": logging.Filter()},
            TypeError,
            "tags_filter must be a class derived from logging.Filter, got <logging.Filter",
        ),
        ({"overrides": []}, TypeError, r"overrides must be a mapping .*, got \[\]"),
    ],
)
def test_wrong_arguments(arguments: dict[str, Any], problem: type[Exception], text: str) -> None:
    with pytest.raises(problem, match=text):
        configure_logging(**arguments)


@pytest.mark.parametrize(
    ("overrides", "why"),
    [
        ({"version": None}, "dictionary doesn't specify a version"),
        (
            {"handlers": {"x": {"class": "no.Such"}}},
            "Unable to configure handler 'x': Cannot reso",
        ),
        ({"handlers": {"console": None}}, "Unable to add handler 'console'"),
        ({"root": 3}, "'int' object is not a mapping"),
        ({"handlers": {"x": 3}}, "'int' object has no attribute 'get'"),
    ],
)
def test_overrides_that_python_refuses(overrides: dict[str, Any], why: str) -> None:
    code = f"""
        try:
            configure_logging("INFO", tags_filter=Tags, overrides={overrides!r})
        except ValueError as error:
            print(error)
    """
    said = python(code).stdout
    assert said.startswith("logging cannot be configured with these overrides and tags_filter: ")
    assert why in said
