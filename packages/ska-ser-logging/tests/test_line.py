"""Every record becomes one SKA log line, whatever it holds."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ska_ser_logging import get_default_formatter
from tests.servers.log_format import LINE


def record(message: str = "text", **fields: object) -> logging.LogRecord:
    made = logging.LogRecord("name", logging.INFO, "/far/away/Counter.py", 12, message, (), None)
    made.funcName = "increment"
    vars(made).update(fields)
    return made


def fields_of(made: logging.LogRecord) -> list[str]:
    line = get_default_formatter(tags=True).format(made)
    assert LINE.fullmatch(line), line
    return line.split("|", 7)


def test_the_eight_fields() -> None:
    made = record(created=1767268800.1239, threadName="MainThread", tags="tango-device:a/b/c")
    assert get_default_formatter(tags=True).format(made) == (
        "1|2026-01-01T12:00:00.123Z|INFO|MainThread|increment|Counter.py#12"
        "|tango-device:a/b/c|text"
    )


def test_tags_are_shown_where_they_are_wanted_and_there() -> None:
    assert get_default_formatter().format(record(tags="a:b")).split("|")[6] == ""
    assert fields_of(record(tags="a:b"))[6] == "a:b"
    assert fields_of(record())[6] == ""


@pytest.mark.parametrize(
    ("moment", "written"),
    [(0, "1970-01-01T00:00:00.000Z"), (1_700_000_000.9999, "2023-11-14T22:13:20.999Z")],
)
def test_the_time_is_utc_in_whole_milliseconds(moment: float, written: str) -> None:
    assert fields_of(record(created=moment))[1] == written


def test_a_message_keeps_its_bars_and_stays_on_one_line() -> None:
    assert fields_of(record("a|b\nc\r\nd"))[7] == r"a|b\nc\r\nd"


def test_a_traceback_stays_on_the_line() -> None:
    try:
        raise ValueError("first\nsecond")
    except ValueError as error:
        made = record("failed", exc_info=(ValueError, error, error.__traceback__))
    message = fields_of(made)[7]
    assert message.startswith(r"failed\nTraceback")
    assert message.endswith(r"ValueError: first\nsecond")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Thread-1 (run)", "Thread-1-run"),
        ("x" * 40, "x" * 32),
        ("_Pool_0", "Pool-0"),
        (None, ""),
    ],
)
def test_thread_names_are_cleaned(name: str | None, written: str) -> None:
    assert fields_of(record(threadName=name))[3] == written


@pytest.mark.parametrize(
    ("level", "written"),
    [(10, "DEBUG"), (5, "DEBUG"), (25, "INFO"), (35, "WARNING"), (99, "CRITICAL")],
)
def test_odd_levels_get_a_known_name(level: int, written: str) -> None:
    assert fields_of(record(levelno=level, levelname=f"Level {level}"))[2] == written


def test_long_places_are_cut() -> None:
    place = fields_of(record(filename="y" * 80 + ".py", lineno=1234567))[5]
    assert place == "y" * 61 + ".py#99999"


def test_lambdas_and_modules_lose_their_brackets() -> None:
    assert fields_of(record(funcName="<lambda>"))[4] == "lambda"


@given(message=st.text(), thread=st.text(), function=st.text(), file=st.text(min_size=1))
def test_any_text_gives_one_good_line(message: str, thread: str, function: str, file: str) -> None:
    made = record(message, threadName=thread, funcName=function, filename=file)
    line = get_default_formatter().format(made)
    assert "\n" not in line
    assert "\r" not in line
    assert line.count("|") >= 7
    assert len(line.split("|")[3]) <= 32
