"""The pipeline: every job calls make targets that a person can call, in a public image."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[3]
FILES = sorted((ROOT / ".gitlab" / "ci").glob("*.yml"))
GLOBAL = {"stages", "variables", "default", "workflow", "include"}
CALL = re.compile(r"make (--keep-going )?([a-z0-9-]+ ?)+")


def content_of(path: Path) -> dict[str, Any]:
    return dict(YAML(typ="safe").load(path))


def jobs() -> dict[str, dict[str, Any]]:
    found = {name: job for path in FILES for name, job in content_of(path).items()}
    return {name: job for name, job in found.items() if name not in GLOBAL}


JOBS = jobs()
REAL = {name: job for name, job in JOBS.items() if not name.startswith(".")}
STEPS = [
    pytest.param(step, id=f"{name}-{step}")
    for name, job in JOBS.items()
    for key in ("before_script", "script", "after_script")
    for step in job.get(key, [])
]


@pytest.fixture(scope="module")
def targets() -> set[str]:
    command = ["make", "--no-print-directory", "-C", str(ROOT), "help"]
    shown = subprocess.run(command, check=True, capture_output=True, text=True, timeout=20)
    return set(re.findall(r"^  ([a-z0-9-]+) ", shown.stdout, re.MULTILINE))


@pytest.mark.parametrize("step", STEPS)
def test_a_job_only_calls_what_make_help_shows(step: str, targets: set[str]) -> None:
    assert CALL.fullmatch(step), "a job calls make, with targets and nothing else"
    called = [word for word in step.split()[1:] if not word.startswith("-")]
    assert set(called) <= targets


def whole(job: dict[str, Any]) -> dict[str, Any]:
    """A job with all that it inherits, as GitLab puts it together."""
    return joined(whole(JOBS[job["extends"]]), job) if "extends" in job else job


def joined(base: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Mappings are joined key by key; of anything else the last one counts."""
    both = {
        key: joined(base[key], value) if isinstance(value, dict) and key in base else value
        for key, value in more.items()
    }
    return {**base, **both}


def test_every_job_does_something_in_a_stage() -> None:
    stages = [*content_of(ROOT / ".gitlab/ci/common.yml")["stages"], ".post"]
    assert REAL
    for name, job in REAL.items():
        assert whole(job)["script"], name
        assert whole(job)["stage"] in stages, name


def test_images_are_variables_of_an_exact_version() -> None:
    common = content_of(ROOT / ".gitlab/ci/common.yml")
    variables = common["variables"]
    for holder in (common["default"], *JOBS.values()):
        image = holder.get("image")
        assert image is None or image.removeprefix("$") in variables
    named = {name: value for name, value in variables.items() if name.startswith("CI_IMAGE")}
    for value in named.values():
        image = variables[value.removeprefix("$")] if value.startswith("$") else value
        assert re.search(r":\d+\.\d+\.\d+[-a-z0-9.]*$|@sha256:[0-9a-f]{64}$", image), image


def test_no_job_asks_for_a_runner() -> None:
    assert not [name for name, job in JOBS.items() if "tags" in job]


def test_every_file_is_included() -> None:
    included = content_of(ROOT / ".gitlab-ci.yml")["include"]
    local = {entry["local"] for entry in included if "local" in entry}
    assert local == {str(path.relative_to(ROOT)) for path in FILES}
    # The last one wins: what takes over comes after what it takes over.
    assert "project" in included[-1]


def test_what_was_installed_is_uninstalled_whatever_happened() -> None:
    uninstall = {"k8s-uninstall-chart", "k8s-delete-namespace"}
    for steps in (REAL["k8s-test"]["after_script"], REAL["stop-k8s-test"]["script"]):
        words = " ".join(steps).split()
        assert uninstall < set(words)
        assert "--keep-going" in words


def publishing() -> list[dict[str, Any]]:
    jobs = [whole(job) for job in REAL.values() if whole(job)["stage"] == "publish"]
    assert jobs
    return jobs


def test_publishing_waits_for_a_tag_that_is_that_of_the_release() -> None:
    for job in publishing():
        assert all(rule["if"].startswith("$CI_COMMIT_TAG") for rule in job["rules"])
        assert job["before_script"] == ["make check-release"]


def test_publishing_waits_for_every_stage_before() -> None:
    assert content_of(ROOT / ".gitlab/ci/common.yml")["stages"][-1] == "publish"
    assert [job for job in publishing() if "needs" in job] == []
