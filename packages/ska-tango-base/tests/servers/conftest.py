"""Clients of programs, in a process that may be a server for other tests, too."""

import pytest
from tango.test_context import MultiDeviceTestContext


@pytest.fixture(autouse=True)
def _server_first(context: MultiDeviceTestContext) -> None:
    """Let this process be a server before it is a client with subscriptions.

    The other way round, Tango aborts it at its exit: it ends the same ORB twice.
    """
