"""A release for all tests, and releases of their own for those that ruin theirs."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest

from tests.e2e.support.client import Client, client_of
from tests.e2e.support.settings import SETTINGS
from tests.e2e.support.trouble import trouble_of
from tools.k8s.release import Release, Unexpected, installed, release

TIMEOUT = 400
"""Seconds for one test, the installation of a release included."""

Fresh = Callable[[str], Release]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.timeout(TIMEOUT))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Show what the cluster knows of a failure, while it is still there."""
    report: Any = yield
    if report.failed and report.when == "call":
        for value in getattr(item, "funcargs", {}).values():
            if isinstance(value, Release):
                report.sections.append((f"namespace {value.namespace}", trouble_of(value)))
    return report


@pytest.fixture(scope="session", autouse=True)
def _a_signal_is_an_end() -> None:
    """Let whoever ends the tests end what they have started, too."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


@contextmanager
def told_of(namespace: str) -> Iterator[Release]:
    """A release in a namespace; what went wrong with it while it was made ready is printed."""
    with release(namespace) as one:
        try:
            yield one
        except Unexpected:
            print(trouble_of(one))
            raise


@pytest.fixture(scope="session")
def deployment() -> Iterator[Release]:
    """The whole chart, installed once; a test leaves it as ready as it was.

    What is installed already is taken where E2E_NAMESPACE names it, and stays.
    """
    if namespace := os.environ.get("E2E_NAMESPACE"):
        with installed(namespace) as one:
            yield one
        return
    with told_of("ska-tango-e2e") as one:
        one.make("k8s-dep-build").succeeded()
        one.install(SETTINGS).succeeded()
        one.wait().succeeded()
        yield one


@pytest.fixture(scope="session")
def client(deployment: Release) -> Iterator[Client]:
    """A client beside the devices of the deployment."""
    with client_of(deployment) as one:
        yield one


@pytest.fixture
def fresh() -> Iterator[Fresh]:
    """Return what makes a namespace of the test's own."""
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(told_of(f"ska-tango-e2e-{name}"))
