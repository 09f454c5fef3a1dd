"""Pages are opened in a browser, which has to find in them what the files have."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.ci import browser
from tools.ci.heading import heading_of
from tools.ci.trouble import Trouble


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text("<title>A title</title><h1>Lines:\n <b>98&nbsp;%</b></h1><h1>More</h1>")
    return path


def fake_browser(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / browser.BROWSERS[0]
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_the_heading_is_what_a_reader_sees(page: Path) -> None:
    assert heading_of(page.read_text()) == "Lines: 98 %"
    assert heading_of("<p>Nothing</p>") == ""


def test_the_browser_is_to_find_the_heading(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_browser(tmp_path, monkeypatch, "echo '<h1>Lines: <i>98 %</i></h1>'")
    assert browser.open_all([page, page]) == "2 opened in chromium"
    fake_browser(tmp_path, monkeypatch, "echo '<h1>This page cannot be opened</h1>'")
    with pytest.raises(Trouble, match=r"page\.html does not come up in .* 'Lines: 98 %'"):
        browser.open_all([page])


def test_a_page_has_a_heading(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_browser(tmp_path, monkeypatch, "exit 0")
    page.write_text("<title>A title</title>")
    with pytest.raises(Trouble, match="does not come up"):
        browser.open_all([page])


def test_a_browser_that_fails_is_told(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_browser(tmp_path, monkeypatch, "echo no screen >&2; exit 7")
    with pytest.raises(Trouble, match=r"could not open .*\nno screen"):
        browser.open_all([page])


def test_without_a_browser_nothing_is_opened_unless_it_must_be(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browser.open_all([page]).startswith("not opened: no chromium")
    with pytest.raises(Trouble, match=r"none of chromium, .* is here: install one"):
        browser.open_all([page], required=True)
