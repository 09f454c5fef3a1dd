"""A folder of reports as the jobs leave them."""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = """<?xml version="1.0"?>
<testsuites><testsuite name="pytest" tests="4" failures="1" errors="1" skipped="1">
<testcase classname="motor" name="starts"/>
<testcase classname="motor" name="stops"><failure message="late">1 &lt; 2</failure></testcase>
<testcase classname="motor" name="turns"><error message="no motor"/></testcase>
<testcase classname="motor" name="rusts"><skipped message="too slow"/></testcase>
</testsuite></testsuites>
"""
CHECKS = """<testsuites><testsuite name="linting" tests="1">
<testcase classname="linting" name="{name}"/></testsuite></testsuites>
"""


@pytest.fixture
def build(tmp_path: Path) -> Path:
    folder = tmp_path / "build"
    reports = folder / "reports"
    (reports / "code-coverage").mkdir(parents=True)
    (reports / "code-coverage" / "index.html").write_text("<a href='style.css'>lines</a>")
    (reports / "code-coverage" / "style.css").touch()
    (reports / "code-coverage" / ".gitignore").write_text("*")
    (reports / "code-coverage.xml").write_text('<coverage line-rate="0.91256"/>')
    (reports / "unit-tests.xml").write_text(TESTS)
    for name in ("shell", "python"):
        (reports / f"linting-{name}.xml").write_text(CHECKS.format(name=name))
    (folder / "coverage").mkdir()
    (folder / "coverage" / "tier.unit").touch()
    return folder


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "html"
    folder.mkdir()
    (folder / "index.html").write_text('<a href="../tests.html">Tests</a> <a href="#top">up</a>')
    return folder
