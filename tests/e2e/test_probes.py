"""Servers that hang or die without their pod."""

import signal

import pytest

from tests.e2e.in_pod import deeds
from tests.e2e.support.client import Client
from tests.e2e.support.pods import restarts, wait_until_ready
from tests.e2e.support.processes import signal_container
from tests.e2e.support.waiting import eventually
from tools.k8s.release import Release

POD, DEVICE = "timer-timer-0", "test/timer/1"
NOTICED = 60.0
"""Seconds within which a probe must have noticed."""


@pytest.mark.parametrize("number", [signal.SIGSTOP, signal.SIGKILL], ids=["hangs", "dies"])
def test_a_server_that_does_not_live_is_started_again(
    deployment: Release, client: Client, number: signal.Signals
) -> None:
    before = restarts(deployment, POD)
    signal_container(deployment, POD, "device-server", number)
    eventually(lambda: restarts(deployment, POD) > before, "the restart", NOTICED)
    wait_until_ready(deployment, POD)
    client(deeds.wait_for_state, DEVICE, "OFF", 30.0)
