"""The jobs on a cluster take away what they bring, and keep what tells how it went."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.tools.ci.pipeline import REAL, targets_in, targets_of

AWAY = ["k8s-uninstall-chart", "k8s-delete-namespace", "ci-cluster-end"]


def ending(name: str) -> str:
    """The step that takes everything away."""
    (step,) = REAL[name]["after_script" if "after_script" in REAL[name] else "script"]
    return str(step)


@pytest.mark.parametrize("name", ["k8s-test", "stop-k8s-test"])
def test_what_was_brought_is_taken_away_whatever_happened(name: str) -> None:
    step = ending(name)
    assert "--keep-going" in step.split()
    assert targets_in(step)[-len(AWAY) :] == AWAY


def test_the_runner_grants_the_time_for_it() -> None:
    wait = re.search(r" K8S_TIMEOUT=(\d+)s", ending("k8s-test"))
    granted = re.fullmatch(r"(\d+)m", REAL["k8s-test"]["variables"]["RUNNER_AFTER_SCRIPT_TIMEOUT"])
    assert wait
    assert granted
    # Each waits as long; the end of the node and the logs take a minute or two.
    assert 60 * int(granted[1]) >= len(AWAY) * int(wait[1]) + 120


def test_the_images_of_the_commit_are_tested_where_a_registry_has_them() -> None:
    with_registry, without = REAL["k8s-test"]["rules"]
    assert "ci-push-images" in targets_of(REAL["oci-image-build"])
    assert {"$CI_REGISTRY_IMAGE", '$CI_IMAGES == "true"'} <= set(with_registry["if"].split(" && "))
    # As tools/ci/push-images names them.
    assert with_registry["variables"] == {
        "K8S_IMAGE_REGISTRY": "$CI_REGISTRY_IMAGE",
        "K8S_IMAGE_TAG": "$CI_COMMIT_SHORT_SHA",
    }
    assert "variables" not in without


def test_the_cluster_is_started_before_anything_is_installed() -> None:
    script: list[Any] = REAL["k8s-test"]["script"]
    targets = [target for step in script for target in targets_in(step)]
    assert targets.index("ci-cluster") < targets.index("k8s-install-chart")
