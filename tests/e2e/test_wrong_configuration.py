"""What cannot work is refused, or said to wait, with the reason."""

import pytest

from tests.e2e.conftest import Fresh
from tests.e2e.support.settings import SERVERS
from tests.support.examples import switched_off
from tools.k8s.release import Release

SMALL = (
    "ska-tango-base.tangodb.engine=sqlite",
    "ska-tango-base.itango.enabled=false",
    *switched_off(under=SERVERS),
)

REFUSED = {
    "incorrectconfiguration": ("operator/incorrectconfiguration/1/wrong", "three"),
    "circulardependency": ("circulardependency", "waits for a device of its own"),
    "conflict": ("operator/conflict/1", "conflict1", "conflict2"),
}
"""Sets that Helm does not install at all, and what the refusal names."""

GIVEN_UP = {
    "notangohost": ("pod/notangohost-notangohost-0", "some-not-available-location:10000"),
    "helloworld-waits": ("pod/helloworld-waits-helloworld-0", "operator/slowdevice/1"),
}
"""Sets that never get ready, and what k8s-wait then names."""


def with_only(*names: str) -> list[str]:
    return [*SMALL, *(f"{SERVERS}.{name}.enabled=true" for name in names)]


@pytest.fixture
def release(fresh: Fresh) -> Release:
    return fresh("wrong")


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_not_installed(release: Release, name: str) -> None:
    said = release.install(with_only(name)).failed()
    assert all(word in said for word in REFUSED[name]), said
    assert release.all_pods() == []


@pytest.mark.parametrize("name", GIVEN_UP)
def test_it_waits_and_says_for_what(release: Release, name: str) -> None:
    release.install(with_only(name)).succeeded()
    said = release.wait("45s").failed()
    assert "Gave up" in said
    assert all(word in said for word in GIVEN_UP[name]), said


def test_a_missing_image_is_given_up_soon(release: Release) -> None:
    image = f"{SERVERS}.helloworld.image"
    parts = {"registry": "localhost", "image": "there-is-no-such-image", "tag": "none"}
    settings = [f"{image}.{key}={value}" for key, value in parts.items()]
    release.install([*with_only("helloworld"), *settings]).succeeded()
    said = release.wait("300s").failed()
    assert "it cannot get ready" in said
    assert "localhost/there-is-no-such-image:none" in said


def test_a_device_of_another_release_is_not_taken(release: Release) -> None:
    owner = [f"{SERVERS}.conflict.instances={{conflict1}}", "global.networkPolicy.enabled=false"]
    release.install([*with_only("conflict"), *owner]).succeeded()
    release.wait().succeeded()
    others = [f"--set {setting}" for setting in switched_off()]
    release.make(
        "k8s-install-chart",
        HELM_RELEASE="second",
        K8S_UMBRELLA_CHART_PATH="./charts/ska-tango-examples/",
        K8S_SKIP_DEP_BUILD="true",
        K8S_CHART_PARAMS=" ".join(
            [
                *others,
                "--set deviceServers.servers.conflictdeployment.enabled=true",
                "--set global.sub-system.ska-tango-base.enabled=false",
            ]
        ),
    ).succeeded()
    said = release.wait().failed()
    assert "job/conflictdeployment-second-config-" in said
    assert "operator/conflict/1" in said
