"""The check of file sizes."""

from pathlib import Path

import pytest

from tools import file_sizes


def test_a_long_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "long.py").write_text("pass\n" * (file_sizes.LONGEST + 1))
    (tmp_path / "a.py").write_text("pass\n")
    (tmp_path / "b.py").write_text("pass\n")

    assert file_sizes.main(str(tmp_path)) == 1

    assert capsys.readouterr().out.startswith(f"{tmp_path / 'long.py'}: 251 lines")


def test_the_limits_themselves_are_allowed() -> None:
    sizes = {Path("a.py"): file_sizes.LONGEST, Path("b.py"): file_sizes.MEDIAN, Path("c.py"): 1}

    assert not list(file_sizes.complaints(sizes))


def test_mostly_long_files_are_too_long() -> None:
    sizes = {Path("a.py"): file_sizes.MEDIAN + 1, Path("b.py"): file_sizes.MEDIAN + 1}

    assert list(file_sizes.complaints(sizes)) == [
        "the median of 2 files is 81 lines, 80 are allowed"
    ]


def test_no_files_are_no_complaint(tmp_path: Path) -> None:
    assert file_sizes.main(str(tmp_path)) == 0
