"""A program answers the questions on its command line, without any Tango database."""

from __future__ import annotations

import json

import pytest
import tango

from ska_tango_examples import __version__
from ska_tango_examples.program.server import serve
from tests.servers.program import SAMPLE, run
from tests.servers.sample import Full


def test_help_names_the_options() -> None:
    answer = run((*SAMPLE, "Full", "--help"))
    assert answer.returncode == 0
    for expected in ("Usage: sample INSTANCE", "Full", "--describe", "-nodb", "-dlist", "-v"):
        assert expected in answer.stdout


@pytest.mark.parametrize("word", ["-h", "-?"])
def test_help_has_short_names(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve((Full,), ["sample", word]) == 0
    assert "Usage: sample INSTANCE" in capsys.readouterr().out


def test_version_names_what_it_stands_on() -> None:
    answer = run((*SAMPLE, "Full", "--version"))
    assert answer.returncode == 0
    assert answer.stdout.splitlines() == [
        f"ska-tango-examples {__version__}",
        f"PyTango {tango.__version__}",
        f"cppTango {tango.constants.TgLibVers}",
    ]


def test_description_is_a_table() -> None:
    answer = run((*SAMPLE, "Full", "--describe"))
    assert answer.returncode == 0
    for expected in ("Full", "Attributes", "speed", "READ_WRITE", "Go", "peer", "(mandatory)"):
        assert expected in answer.stdout


def test_description_for_programs_is_json() -> None:
    answer = run((*SAMPLE, "Full", "--describe", "--json"))
    assert answer.returncode == 0
    (description,) = json.loads(answer.stdout)
    assert description["name"] == "Full"


def test_a_question_needs_no_instance_and_comes_before_other_options() -> None:
    answer = run((*SAMPLE, "Full", "-nodb", "--version", "-dlist", "a/b/c"))
    assert answer.returncode == 0
    assert answer.stdout.startswith("ska-tango-examples")
