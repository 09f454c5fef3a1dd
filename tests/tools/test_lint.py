"""The linter's runner: all checks run, all are reported, one failure is enough."""

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools import lint

PASSES = f"{sys.executable} -c pass"
FAILS = f"{sys.executable} -c \"import sys; print('x < 1 \\x1b'); sys.exit(3)\""


def suite_of(report: Path) -> ElementTree.Element:
    suite = ElementTree.parse(report).getroot().find("testsuite")
    assert suite is not None
    return suite


def test_all_checks_run_though_the_first_fails(tmp_path: Path) -> None:
    report = tmp_path / "reports" / "linting.xml"

    assert lint.main(str(report), FAILS, PASSES) == 1

    suite = suite_of(report)
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert failure.text == "x < 1 \n"


def test_all_passed(tmp_path: Path) -> None:
    report = tmp_path / "linting.xml"

    assert lint.main(str(report), PASSES, PASSES) == 0

    assert suite_of(report).get("failures") == "0"


def test_a_missing_program_is_a_failed_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lint.main(str(tmp_path / "linting.xml"), "no-such-program --check") == 1

    assert "no-such-program: No such file or directory" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["/venv/bin/ruff", "check", "src"], "ruff check"),
        (["/venv/bin/ruff", "format", "--check", "src"], "ruff format"),
        (["mypy", "src/"], "mypy"),
        (["lint-imports"], "lint-imports"),
        (["python3", "tools/file_sizes.py", "src"], "file_sizes"),
        (["python3", "-m", "tools.chart_docs", "--check"], "tools.chart_docs"),
    ],
)
def test_checks_are_named_after_program_and_subcommand(words: list[str], name: str) -> None:
    assert lint.name_of(words) == name
