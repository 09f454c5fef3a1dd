"""Who is let in."""

import json
from collections.abc import Iterator

import pytest

from tests.e2e.conftest import Fresh
from tests.e2e.in_pod import deeds
from tests.e2e.support.client import Client, client_of
from tests.e2e.support.waiting import comes_true
from tools.k8s.release import Release

SETTLED = 5.0
"""Seconds that a network plugin may take to put a policy into force."""

DOORS = {"timer-timer": 45450, "tango-databaseds": 10000, "ska-tango-base-tangodb": 3306}
FOR_FRIENDS = {"timer-timer", "tango-databaseds"}

NOBODY_OUT = {
    "apiVersion": "networking.k8s.io/v1",
    "kind": "NetworkPolicy",
    "metadata": {"name": "canary"},
    "spec": {"podSelector": {}, "policyTypes": ["Egress"]},
}


@pytest.fixture
def outside(fresh: Fresh) -> Release:
    return fresh("outside")


@pytest.fixture
def outsider(outside: Release) -> Iterator[Client]:
    with client_of(outside, name="outsider", belongs_to="nothing") as one:
        yield one


def open_doors(deployment: Release, visitor: Client) -> set[str]:
    """The Services that a client can connect to, by their addresses."""
    services = f"/api/v1/namespaces/{deployment.namespace}/services"
    addresses = {s: deployment.api.get(f"{services}/{s}")["spec"]["clusterIP"] for s in DOORS}
    return {s for s, port in DOORS.items() if visitor(deeds.connects, addresses[s], port)}


def test_a_stranger_is_refused(
    deployment: Release, client: Client, outside: Release, outsider: Client
) -> None:
    assert open_doors(deployment, client) >= FOR_FRIENDS
    if reached := open_doors(deployment, outsider):
        # Either the policies have a hole, or nobody heeds any: then not even this one.
        outside.kubectl.run("create", "--filename=-", stdin=json.dumps(NOBODY_OUT))
        if not comes_true(lambda: not open_doors(deployment, outsider), SETTLED):
            pytest.skip("not enforced here: the network plugin of this cluster knows no policies")
        pytest.fail(f"a pod of another namespace reaches {sorted(reached)}")
