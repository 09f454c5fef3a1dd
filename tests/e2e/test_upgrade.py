"""Upgrades: what changes is in effect, and what does not change goes on undisturbed."""

from collections.abc import Iterator

import pytest

from tests.e2e.in_pod import deeds
from tests.e2e.support.client import Client
from tests.e2e.support.debugging import opened, pod_template, wait_until_steady
from tests.e2e.support.settings import SERVERS, SETTINGS
from tests.e2e.support.waiting import eventually
from tools.k8s.release import Release

POLLING = f"{SERVERS}.tabata.polling"
COUNTER, POLLED = "test/counter/work", "polled_value"


def upgrade(release: Release, *settings: str) -> set[str]:
    """Upgrade, wait until all is ready, and name the pods that have been started again."""
    before = release.starts()
    release.install([*SETTINGS, *settings], upgrade=True).succeeded()
    release.wait().succeeded()
    return {start.partition("/")[0] for start in release.starts() - before}


def jobs(release: Release) -> set[str]:
    path = f"/apis/batch/v1/namespaces/{release.namespace}/jobs"
    return {job["metadata"]["name"] for job in release.api.get(path)["items"]}


@pytest.fixture
def default_again(deployment: Release) -> Iterator[None]:
    yield
    upgrade(deployment)


def test_an_upgrade_without_a_change_restarts_nothing(deployment: Release) -> None:
    before = jobs(deployment)
    assert upgrade(deployment) == set()
    assert jobs(deployment) == before


@pytest.mark.usefixtures("default_again")
def test_a_changed_property_is_in_effect_where_it_belongs(
    deployment: Release, client: Client
) -> None:
    before = jobs(deployment)
    assert upgrade(deployment, f"{POLLING}=700") == {"tabata-counters-0"}
    assert client(deeds.stored, COUNTER, "polled_attr") == [POLLED, "700"]
    eventually(lambda: client(deeds.poll_period, COUNTER, POLLED) == 700, "the new period", 10.0)
    (old,), (new,) = before - jobs(deployment), jobs(deployment) - before
    assert old.startswith("tabata-test-config-")
    assert new.startswith("tabata-test-config-")


@pytest.mark.usefixtures("default_again")
def test_an_upgrade_has_the_last_word_on_a_server_that_is_open_to_a_debugger(
    deployment: Release, client: Client
) -> None:
    before = pod_template(deployment)
    with opened(deployment):
        deployment.install(SETTINGS, upgrade=True).succeeded()
        assert pod_template(deployment) != before
    assert pod_template(deployment) == before
    wait_until_steady(client)
