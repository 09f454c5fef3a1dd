"""A job finds what it needs: some job before it makes that, and keeps it as an artifact.

`make ci-local` cannot tell, for there all jobs share one folder.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.tools.ci.pipeline import REAL, ROOT, STAGES, targets_of

TIERS = (ROOT / ".make/test.mk").read_text().partition("TIERS := ")[2].splitlines()[0].split()
REPORTS = "build/reports"
#: What targets leave that others need, or that people look at when a job has ended.
LEFT: dict[str, set[str]] = {
    "python-build": {"dist/a.whl", "dist/a.tar.gz"},
    "sbom": {"dist/a.cdx.json"},
    "helm-build": {"dist/charts/a.tgz"},
    "oci-build-all": {"build/images/a.tar"},
    "docs-build": {"docs/build/html/index.html", f"{REPORTS}/linting-docs.xml"},
    "python-test": {f"{REPORTS}/unit-tests.xml", "build/coverage/tier.unit.x"},
    "python-test-wheels": {f"{REPORTS}/wheels-tests.xml"},
    "coverage": {f"{REPORTS}/code-coverage.xml"},
    "ci-pages": {"public/index.html"},
    "ci-metrics": {f"{REPORTS}/linting.xml", f"{REPORTS}/ci-metrics.json", "build/badges/a.svg"},
    "k8s-test": {
        *(f"{REPORTS}/k8s-tests.xml", "build/status"),
        *("build/k8s_manifest.txt", "build/logs/pod-logs.txt"),
    },
    **{
        f"{kind}-lint": {f"{REPORTS}/linting-{report}.xml"}
        for kind, report in {
            **{kind: kind for kind in ("python", "oci", "shell", "pipeline")},
            "helm": "charts",
        }.items()
    },
    **{
        f"test-{tier}": {f"{REPORTS}/{tier}-tests.xml", f"build/coverage/tier.{tier}.x"}
        for tier in TIERS
    },
}
ALL_TESTS = {
    path
    for target, paths in LEFT.items()
    if target.startswith(("test-", "python-test"))
    for path in paths
}
ALL_COVERAGE = {path for path in ALL_TESTS if path.startswith("build/coverage/")}
ALL_LINT = {path for paths in LEFT.values() for path in paths if "/linting-" in path}
#: What targets need of what others have left.
NEEDED: dict[str, set[str]] = {
    "python-publish": LEFT["python-build"],
    "coverage": ALL_COVERAGE,
    "ci-pages": ALL_TESTS | LEFT["docs-build"],
    "ci-pages-check": LEFT["ci-pages"],
    "ci-metrics": ALL_TESTS | ALL_LINT,
    "k8s-install-chart": LEFT["oci-build-all"],
}


def left_by(job: dict[str, Any]) -> set[str]:
    return {path for target in targets_of(job) for path in LEFT.get(target, set())}


def kept_by(job: dict[str, Any]) -> set[str]:
    """What it leaves, and GitLab keeps."""
    kept = tuple(job.get("artifacts", {}).get("paths", []))
    assert all(path.endswith("/") or "." in path or path == "build/status" for path in kept)
    return {path for path in left_by(job) if path.startswith(kept)}


def given_to(job: dict[str, Any]) -> set[str]:
    """The artifacts that GitLab lays before it."""
    names = job.get("needs", job.get("dependencies"))
    if names is None:
        stage = STAGES.index(job["stage"])
        names = [name for name, one in REAL.items() if STAGES.index(one["stage"]) < stage]
    wanted = [name["job"] if isinstance(name, dict) else name for name in names]
    return {path for name in wanted for path in kept_by(REAL[name])}


# What is published is kept elsewhere.
@pytest.mark.parametrize("name", [n for n, job in REAL.items() if job["stage"] != "publish"])
def test_all_that_a_job_leaves_is_kept(name: str) -> None:
    job = REAL[name]
    assert left_by(job) - kept_by(job) == set()


@pytest.mark.parametrize("name", REAL)
def test_a_job_is_given_what_it_needs(name: str) -> None:
    job = REAL[name]
    needed = {path for target in targets_of(job) for path in NEEDED.get(target, set())}
    assert needed - given_to(job) - left_by(job) == set()


def test_the_targets_of_these_tables_are_called() -> None:
    called = {target for job in REAL.values() for target in targets_of(job)}
    assert (LEFT.keys() | NEEDED.keys()) - called == set()
