"""What all tests share: the option for a real control system, and the search for leaks."""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from tango.test_context import MultiDeviceTestContext

from ska_tango_examples.DevFactory import DevFactory
from tests.support.cast import ASYNC_DEVICES, SYNC_DEVICES
from tests.support.events import Events, counter_canary, events_of
from tests.support.facility import Facility
from tests.support.facility import facility as run_facility
from tests.support.leaks import check_no_more_than, inventory
from tests.support.processes import end_the_clean_one, start_processes_from_a_clean_one

GetDevice = Callable[[str], Any]
Listen = Callable[[Any, str], AbstractContextManager[Events]]
ASYNC_FAMILIES = ("test/acounter/", "test/aslow/", "test/asynctabata/", "test/device/")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--true-context",
        action="store_true",
        help="test the devices of the control system that TANGO_HOST names",
    )


def pytest_configure() -> None:
    multiprocessing.set_forkserver_preload(["tango"])


def pytest_unconfigure() -> None:
    end_the_clean_one()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Against a real control system, run the tests that are meant for one."""
    if config.getoption("--true-context"):
        chosen = [item for item in items if item.get_closest_marker("post_deployment")]
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = chosen


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, a process, an open port or a subscription."""
    # What stays for the whole session must be there before this takes stock.
    if "get_device" in request.fixturenames:
        request.getfixturevalue("async_context")
    if {"deployed", "facility"} & set(request.fixturenames):
        if not request.config.getoption("--true-context"):
            request.getfixturevalue("facility")
        request.getfixturevalue("monkeypatch").setattr(DevFactory, "_test_context", None)
    before = inventory()
    yield
    check_no_more_than(before)


@pytest.fixture(scope="session")
def sync_context() -> Iterator[MultiDeviceTestContext]:
    """Run the devices with threads in this process, once for all tests."""
    with DevFactory.test_context(SYNC_DEVICES) as context:
        yield context


@pytest.fixture(scope="session")
def async_context(sync_context: MultiDeviceTestContext) -> Iterator[MultiDeviceTestContext]:
    """Run the devices in asyncio in a process of their own, once for all tests.

    One server has one green mode, and one process has one server. The context in this process
    comes first, since closing it closes all of Tango in this process.
    """
    start_processes_from_a_clean_one()
    with DevFactory.test_context(ASYNC_DEVICES, process=True) as context:
        DevFactory._test_context = sync_context
        yield context


@pytest.fixture(scope="session")
def facility(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facility]:
    """Run the whole control system on this machine, once for all tests."""
    # Its factories must not belong to a test context that happens to be open.
    context, DevFactory._test_context = DevFactory._test_context, None
    with run_facility(tmp_path_factory.mktemp("facility")) as running:
        DevFactory._test_context = context
        yield running


@pytest.fixture
def deployed(request: pytest.FixtureRequest) -> GetDevice:
    """Return what makes the proxy of a deployed device.

    With --true-context it is one of the control system that TANGO_HOST names, else one of the
    control system that is started here.
    """
    if request.config.getoption("--true-context"):
        return DevFactory().wait_for_device
    running: Facility = request.getfixturevalue("facility")
    return running.get_device


@pytest.fixture
def get_device(request: pytest.FixtureRequest) -> GetDevice:
    """Return what makes the proxy of a device that runs in a test context."""

    def get(name: str) -> Any:
        asynchronous = name.startswith(ASYNC_FAMILIES)
        fixture = "async_context" if asynchronous else "sync_context"
        context: MultiDeviceTestContext = request.getfixturevalue(fixture)
        return context.get_device(name)

    return get


@pytest.fixture
def listen(get_device: GetDevice) -> Listen:
    """Return what listens to the change events of a device and attribute in a ``with`` block."""

    def listen_with_canary(device: Any, attribute: str) -> AbstractContextManager[Events]:
        asynchronous = device.dev_name().startswith(ASYNC_FAMILIES)
        canary = get_device(f"test/{'acounter' if asynchronous else 'counter'}/canary")
        return events_of(device, attribute, counter_canary(canary))

    return listen_with_canary
