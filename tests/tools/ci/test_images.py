"""The images of others that are used are public, and each of one exact version."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tools.ci.pipeline import COMMON, JOBS, ROOT

# A version of three numbers, the day of a distribution, or what no registry can change.
EXACT = re.compile(
    r"\S+(:\d+\.\d+\.\d+(-[a-z0-9.-]+)?|:[a-z]+-\d{8}(-[a-z]+)?|@sha256:[0-9a-f]{64})"
)
DOCKERFILES = [ROOT / "Dockerfile", *sorted(ROOT.glob("images/*/Dockerfile"))]


@pytest.mark.parametrize("image", ["python:3.11", "debian:bookworm-slim", "debian", "a:latest"])
def test_what_can_change_is_not_exact(image: str) -> None:
    assert not EXACT.fullmatch(image)


def test_images_of_jobs_are_variables_of_an_exact_version() -> None:
    variables = COMMON["variables"]
    for holder in (COMMON["default"], *JOBS.values()):
        image = holder.get("image")
        assert image is None or image.removeprefix("$") in variables
    named = {name: value for name, value in variables.items() if name.startswith("CI_IMAGE")}
    assert named
    for value in named.values():
        image = variables[value.removeprefix("$")] if value.startswith("$") else value
        assert EXACT.fullmatch(image), image


@pytest.mark.parametrize("path", DOCKERFILES, ids=lambda path: path.parent.name)
def test_images_stand_on_others_of_an_exact_version(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    stages = set(re.findall(r"^FROM .* AS (\S+)$", text, re.MULTILINE)) | {"scratch"}
    arguments = dict(re.findall(r"^ARG (\w+)=(\S+)$", text, re.MULTILINE))
    bases = [
        re.sub(r"\$\{(\w+)\}", lambda found: arguments[found[1]], base)
        for base in re.findall(r"^FROM (\S+)", text, re.MULTILINE)
    ]
    assert bases
    assert [base for base in bases if base not in stages and not EXACT.fullmatch(base)] == []
