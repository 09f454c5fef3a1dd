"""Versions count as Semantic Versioning says."""

from __future__ import annotations

import pytest

from tools.release.trouble import Trouble
from tools.release.version import Version


@pytest.mark.parametrize(
    ("part", "after"), [("patch", "1.2.4"), ("minor", "1.3.0"), ("major", "2.0.0")]
)
def test_the_next_release(part: str, after: str) -> None:
    assert str(Version.parse("1.2.3").next(part)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [("1.2.3", "1.3.0-rc.1"), ("1.3.0-rc.1", "1.3.0-rc.2"), ("1.3.0-rc.9", "1.3.0-rc.10")],
)
def test_the_next_candidate(before: str, after: str) -> None:
    part = "" if "rc" in before else "minor"
    assert str(Version.parse(before).next_candidate(part)) == after


def test_a_candidate_is_of_the_next_patch_release_if_nothing_is_said() -> None:
    assert str(Version.parse("1.2.3").next_candidate()) == "1.2.4-rc.1"


def test_the_release_of_a_candidate_has_been_chosen() -> None:
    with pytest.raises(Trouble, match=r"BUMP=minor does not change: make bump-rc .* set-release"):
        Version.parse("1.3.0-rc.2").next_candidate("minor")


def test_python_writes_a_candidate_without_hyphen() -> None:
    assert Version.parse("1.3.0-rc.2").python == "1.3.0rc2"
    assert Version.parse("1.3.0").python == "1.3.0"


def test_a_candidate_becomes_its_release() -> None:
    assert str(Version.parse("1.3.0-rc.2").released()) == "1.3.0"


def test_only_a_candidate_becomes_a_release() -> None:
    with pytest.raises(Trouble, match=r"1\.3\.0 is no candidate: make bump-rc"):
        Version.parse("1.3.0").released()


def test_the_release_of_a_candidate_comes_before_the_next() -> None:
    with pytest.raises(Trouble, match="is a candidate: make rc-to-release"):
        Version.parse("1.3.0-rc.2").next("patch")


@pytest.mark.parametrize(
    "text", ["", "1.2", "1.2.3rc1", "1.2.3-rc.0", "01.2.3", "v1.2.3", "1.2.3\n", "1.2.3-dirty"]
)
def test_anything_else_is_no_version(text: str) -> None:
    with pytest.raises(Trouble, match=r"write it as 1\.2\.3 or 1\.2\.3-rc\.1"):
        Version.parse(text)
