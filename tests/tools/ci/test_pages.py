"""The pages: one tree in which every link leads somewhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools.ci import links, pages
from tools.ci.trouble import Trouble


@pytest.fixture
def public(build: Path, docs: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "public"
    pages.build(build, docs, folder, ["unit"])
    return folder


def test_every_part_is_reached_from_the_front_page(public: Path) -> None:
    assert links.follow(public, "index.html") == 4


def test_numbers_come_from_the_reports(public: Path) -> None:
    front = (public / "index.html").read_text()
    assert "4, 2 failed, 1 skipped" in front
    assert "91.3 %" in front
    assert "did not run" not in front


def test_the_front_page_says_what_did_not_run(build: Path, docs: Path, tmp_path: Path) -> None:
    pages.build(build, docs, tmp_path / "public", ["unit", "system", "charts"])
    assert "charts, system did not run" in (tmp_path / "public" / "index.html").read_text()


def test_what_went_wrong_comes_first_and_as_text(public: Path) -> None:
    tests = (public / "tests.html").read_text()
    assert "1 &lt; 2" in tests
    places = [tests.index(f"motor {name}") for name in ("turns", "stops", "rusts", "starts")]
    assert places == sorted(places)


def test_nothing_keeps_the_coverage_out(public: Path) -> None:
    assert not list(public.rglob(".gitignore"))


def test_what_was_there_before_is_gone(public: Path, build: Path, docs: Path) -> None:
    (public / "old.html").touch()
    pages.build(build, docs, public, [])
    assert not (public / "old.html").exists()


def test_missing_documentation_is_told_before_anything_is_removed(
    public: Path, build: Path, docs: Path
) -> None:
    shutil.rmtree(docs)
    with pytest.raises(Trouble, match="make docs-build"):
        pages.build(build, docs, public, [])
    assert (public / "index.html").exists()


def test_a_dead_link_is_named(public: Path) -> None:
    (public / "coverage" / "style.css").unlink()
    with pytest.raises(Trouble, match=r"coverage/index\.html has a dead link.*style\.css"):
        links.follow(public, "index.html")


def test_no_front_page_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="make ci-pages"):
        links.follow(tmp_path, "index.html")
