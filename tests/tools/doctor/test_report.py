"""One line for each check in a pipe; colours and short lines on a terminal."""

import re

import pytest

from tools.doctor.finding import Finding, bad, good, not_needed
from tools.doctor.report import Report

LONG = bad(
    "something that needs quite a few words to be told in full", "mv /etc/a-long-name /etc/b"
)


def test_a_line_in_a_pipe() -> None:
    report = Report()
    assert report.title("For all") == "For all"
    assert report.finding("thing", LONG, needed=True) == (
        "  bad         thing            something that needs quite a few words to be told in "
        "full; cure: mv /etc/a-long-name /etc/b"
    )
    assert report.finding("thing", good("1.0"), needed=True) == (
        "  good        thing            1.0"
    )


def test_lines_on_a_terminal() -> None:
    assert Report(60).finding("thing", LONG, needed=True).splitlines() == [
        "  bad         thing            something that needs quite a",
        "                               few words to be told in full",
        "                               cure: mv /etc/a-long-name",
        "                               /etc/b",
    ]


def test_a_path_is_never_broken() -> None:
    path = "/a/very-long/path-that/no-narrow/terminal-has/room-for"
    assert path in Report(10).finding("thing", good(path), needed=True)


@pytest.mark.parametrize(
    ("finding", "needed", "colour"),
    [
        (good("x"), True, "32"),
        (LONG, True, "31;1"),
        (LONG, False, "33"),
        (not_needed("x"), False, "2"),
    ],
)
def test_colours_tell_what_is_serious(finding: Finding, needed: bool, colour: str) -> None:
    line = Report(80, colours=True).finding("thing", finding, needed=needed)
    plain = Report(80).finding("thing", finding, needed=needed)
    assert re.findall(r"\x1b\[([\d;]+)m", line) == [colour, "0"]
    assert re.sub(r"\x1b\[[\d;]+m", "", line) == plain
