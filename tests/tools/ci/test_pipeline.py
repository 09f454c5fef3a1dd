"""The pipeline: every job calls make targets that a person can call, in a public image."""

from __future__ import annotations

import re
import subprocess
from typing import Any

import pytest

from tests.tools.ci.pipeline import (
    COMMON,
    FILES,
    JOBS,
    REAL,
    ROOT,
    STAGES,
    content_of,
    steps_of,
    targets_in,
    targets_of,
)

CALL = re.compile(r"make (--keep-going )?[a-z0-9-]+( [a-z0-9-]+)*( [A-Z0-9_]+=[\w.-]+)*")
STEPS = [
    pytest.param(step, id=f"{name}-{step}") for name, job in JOBS.items() for step in steps_of(job)
]


@pytest.fixture(scope="module")
def targets() -> set[str]:
    command = ["make", "--no-print-directory", "-C", str(ROOT), "help"]
    shown = subprocess.run(command, check=True, capture_output=True, text=True, timeout=20)
    return set(re.findall(r"^  ([a-z0-9-]+) ", shown.stdout, re.MULTILINE))


@pytest.mark.parametrize("step", STEPS)
def test_a_job_only_calls_what_make_help_shows(step: str, targets: set[str]) -> None:
    assert CALL.fullmatch(step), "a job calls make, with targets and variables and nothing else"
    assert set(targets_in(step)) <= targets


def test_every_job_does_something_in_a_stage() -> None:
    assert REAL
    for name, job in REAL.items():
        assert job["script"], name
        assert job["stage"] in STAGES, name


def test_every_tier_and_every_check_runs_in_a_job(targets: set[str]) -> None:
    tiers = (ROOT / ".make/test.mk").read_text().partition("TIERS := ")[2].splitlines()[0].split()
    assert len(tiers) >= 7
    called = {target for job in REAL.values() for target in targets_of(job)}
    assert {f"test-{tier}" for tier in tiers} <= called
    assert {target for target in targets if target.endswith("-lint")} - {"ci-lint"} <= called
    assert {"python-test", "coverage", "python-test-wheels"} <= called
    assert {"check-release", "check-reproducible", "sbom", "docs-build"} <= called


def test_the_coverage_of_all_tiers_is_checked_together() -> None:
    tiers = {name for name, job in JOBS.items() if job.get("extends") == ".tier"}
    (gate,) = (job for job in REAL.values() if "coverage" in targets_of(job))
    assert set(gate["needs"]) == tiers


def test_no_job_asks_for_a_runner() -> None:
    assert not [name for name, job in JOBS.items() if "tags" in job]


def test_every_file_is_included() -> None:
    included = content_of(ROOT / ".gitlab-ci.yml")["include"]
    local = {entry["local"] for entry in included if "local" in entry}
    assert local == {str(path.relative_to(ROOT)) for path in FILES}
    # The last one wins: what takes over comes after what it takes over.
    assert "project" in included[-1]


def publishing() -> list[dict[str, Any]]:
    jobs = [job for job in REAL.values() if job["stage"] == "publish"]
    assert jobs
    return jobs


def test_publishing_waits_for_a_tag_that_is_that_of_the_release() -> None:
    for job in publishing():
        assert all(rule["if"].startswith("$CI_COMMIT_TAG") for rule in job["rules"])
        assert job["before_script"] == ["make check-release"]


def test_publishing_waits_for_every_stage_before() -> None:
    assert COMMON["stages"][-1] == "publish"
    assert [job for job in publishing() if "needs" in job] == []


def test_pages_are_built_everywhere_and_handed_out_from_one_branch() -> None:
    assert "rules" not in REAL["pages-build"]
    assert REAL["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    # GitLab takes them from the artifacts of the job of this name.
    assert REAL["pages"]["artifacts"]["paths"] == ["public/"]
