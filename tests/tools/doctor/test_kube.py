"""helm and kubectl: those that make would take."""

import platform

import pytest

from tests.tools.doctor.place import Place, executable, is_bad, is_good, is_not_needed
from tools.doctor.kube import kube_program

HELM = kube_program("helm")
KUBECTL = kube_program("kubectl")


def says(version: str, name: str) -> str:
    return f"echo '{'  gitVersion: ' if name == 'kubectl' else ''}v{version}'"


@pytest.mark.parametrize("name", ["helm", "kubectl"])
def test_the_first_that_is_new_enough(place: Place, name: str) -> None:
    look = kube_program(name)
    place.program(name, says("1.2.3", name))
    cached = executable(place.home / ".cache/ska-tango-examples/bin" / name, says("9.0.1", name))
    assert is_good(look(place.machine), f"9.0.1, {cached}")
    path = place.program(name, says("8.0.0", name))
    assert is_good(look(place.machine), f"8.0.0, {path}")


@pytest.mark.parametrize("name", ["helm", "kubectl"])
def test_the_one_that_is_asked_for(place: Place, name: str) -> None:
    mine = executable(place.home / "mine", says("1.0.0", name))
    place.settings = {name.upper(): str(mine)}
    assert is_good(kube_program(name)(place.machine), f"1.0.0, {mine}")
    executable(mine, "exit 1")
    assert is_bad(
        kube_program(name)(place.machine),
        f"{mine} tells no version",
        f"make doctor {name.upper()}=/path/of/{name}",
    )


def test_none_where_one_is_fetched(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    place.program("helm", says("3.13.9", "helm"))
    assert is_not_needed(HELM(place.machine), "none of at least 3.14.0 yet")


def test_none_where_none_is_fetched(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "mips")
    assert is_bad(
        KUBECTL(place.machine), "none of at least 1.33.0", "install kubectl 1.33.0 or later"
    )
