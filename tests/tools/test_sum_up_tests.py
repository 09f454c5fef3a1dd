"""The summary of several test runs."""

from pathlib import Path

import pytest

from tools import sum_up_tests

REPORT = """<testsuites><testsuite name="pytest" tests="{}" failures="{}" errors="{}" skipped="{}"
 time="{}"/></testsuites>"""


def write(path: Path, *numbers: float) -> str:
    path.write_text(REPORT.format(*numbers))
    return str(path)


def test_the_last_line_reads_as_pytests(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unit = write(tmp_path / "unit-tests.xml", 40, 1, 2, 3, 1.5)
    system = write(tmp_path / "system-tests.xml", 7, 0, 0, 0, 2.25)

    sum_up_tests.main(unit, system)

    *_, before, last = capsys.readouterr().out.splitlines()
    assert before.endswith("system-tests  7 passed in 2.25s")
    assert last.strip("= ") == "1 failed, 41 passed, 3 skipped, 2 errors in 3.75s"


def test_nothing_ran(capsys: pytest.CaptureFixture[str]) -> None:
    sum_up_tests.main()

    assert "no tests ran in 0.00s" in capsys.readouterr().out
