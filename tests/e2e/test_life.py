"""From nothing to nothing: install, test, uninstall."""

import pytest

from tests.e2e.conftest import Fresh
from tools.k8s.inventory import inventory, list_paths
from tools.k8s.release import Release

GIVEN = {"configmap/kube-root-ca.crt", "serviceaccount/default"}
"""What Kubernetes itself puts into every namespace."""


@pytest.fixture
def alone(fresh: Fresh) -> Release:
    return fresh("life")


def everything(release: Release) -> set[str]:
    paths = list_paths(release.api, release.namespace)
    return {str(item) for item in inventory(release.api, release.namespace, paths)}


def test_a_release_comes_works_and_goes(alone: Release) -> None:
    alone.make("k8s-install-chart").succeeded()
    alone.wait().succeeded()
    alone.make("k8s-smoke-test").succeeded()
    alone.make("k8s-test").succeeded()
    print(alone.make("k8s-uninstall-chart").succeeded())
    assert everything(alone) == GIVEN
