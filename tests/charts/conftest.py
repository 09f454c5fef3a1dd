"""The charts, rendered by Helm once for all tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from tests.charts.cases import CASES
from tests.charts.helm import Helm
from tests.charts.manifests import Manifests


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-golden", action="store_true", help="write the golden renders instead of comparing"
    )


@pytest.fixture(scope="session")
def helm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Helm]:
    """Helm with copies of all charts, complete with what they need."""
    home = tmp_path_factory.mktemp("helm")
    yield Helm(home)
    shutil.rmtree(home)


@pytest.fixture(params=CASES.values(), ids=CASES.keys())
def rendered(helm: Helm, request: pytest.FixtureRequest) -> Manifests:
    """One after the other, the charts with the values of every case."""
    chart, values = request.param
    return helm.render(chart, values)


@pytest.fixture
def everything(helm: Helm) -> Manifests:
    """The umbrella chart with all examples."""
    return helm.render(*CASES["all examples"])


@pytest.fixture
def application(helm: Helm) -> Manifests:
    """The chart that was written for the original library."""
    return helm.render("application")
