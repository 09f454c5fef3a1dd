"""Pods that die and come back, while workouts go on."""

from collections.abc import Callable, Iterator

import pytest

from tests.e2e.in_pod import deeds
from tests.e2e.support.client import Client
from tests.e2e.support.pods import delete, wait_until_ready, warnings_on
from tests.e2e.support.waiting import eventually
from tools.k8s.release import Release

PLAN = {"prepare": 10, "work": 3, "rest": 2, "cycles": 2, "tabatas": 1}
LONG_PLAN = {"prepare": 10, "work": 200, "rest": 2, "cycles": 1, "tabatas": 1}
COUNTERS = {
    "test/tabata/1": "tabata-counters-0",
    "test/asynctabata/1": "asynctabata-asyncounters-0",
}
DATABASE, STORAGE = "tango-databaseds-0", "ska-tango-base-tangodb-0"
RECOVERY = 120.0


@pytest.fixture(params=COUNTERS)
def player(request: pytest.FixtureRequest, client: Client) -> Iterator[str]:
    device: str = request.param
    client(deeds.command, device, "Init")
    client(deeds.wait_until_mended, device, RECOVERY)
    yield device
    client(deeds.command, device, "Init")


def expect_exact_workout(client: Client, player: str) -> None:
    assert client(deeds.play, player, PLAN) == deeds.expected(PLAN)


def test_counters_that_die_in_a_workout(deployment: Release, client: Client, player: str) -> None:
    client(deeds.begin, player, {**PLAN, "work": 30000})
    delete(deployment, COUNTERS[player])
    client(deeds.wait_for_state, player, "FAULT", 20.0)
    client(deeds.drop, player)
    assert client(deeds.status, player).startswith(("test/counter/", "test/acounter/"))
    wait_until_ready(deployment, COUNTERS[player])
    client(deeds.command, player, "ResetCounters")
    assert client(deeds.state, player) == "OFF"
    client(deeds.wait_until_mended, player, RECOVERY)
    expect_exact_workout(client, player)


@pytest.mark.parametrize(
    "pods",
    [(DATABASE,), (STORAGE,), (DATABASE, STORAGE)],
    ids=["databaseds", "tangodb", "both"],
)
def test_workouts_do_not_need_the_database(
    deployment: Release, client: Client, pods: tuple[str, ...]
) -> None:
    for player in COUNTERS:
        client(deeds.begin, player, LONG_PLAN)
    delete(deployment, *pods)
    for player in COUNTERS:
        assert client(deeds.finish, player, 120.0) == deeds.expected(LONG_PLAN)
    wait_until_ready(deployment, STORAGE, DATABASE)
    assert client(deeds.silent_devices) == []


@pytest.fixture
def take_storage(deployment: Release) -> Iterator[Callable[[], None]]:
    """Return what takes the database's storage away for the rest of a test."""
    scale = ("scale", "statefulset", STORAGE.removesuffix("-0"))
    yield lambda: print(deployment.kubectl.run(*scale, "--replicas=0"))
    deployment.kubectl.run(*scale, "--replicas=1")
    wait_until_ready(deployment, STORAGE, DATABASE)


def test_a_database_that_has_lost_its_storage_says_so(
    deployment: Release, take_storage: Callable[[], None]
) -> None:
    before = warnings_on(deployment, DATABASE)

    def says_so() -> bool:
        now = warnings_on(deployment, DATABASE)
        return any("has lost its database" in now[new] for new in now.keys() - before.keys())

    take_storage()
    eventually(says_so, "its word", 60.0)


def test_events_come_again_after_the_database_and_the_counters_were_away(
    deployment: Release, client: Client, player: str
) -> None:
    delete(deployment, DATABASE)
    wait_until_ready(deployment, DATABASE)
    delete(deployment, COUNTERS[player])
    wait_until_ready(deployment, COUNTERS[player])
    client(deeds.wait_until_mended, player, RECOVERY)
    expect_exact_workout(client, player)
