"""Which StatefulSet runs a device."""

import pytest

from tests.tools.k8s.debug_objects import MAPS, SETS
from tools.k8s.device_server import server_of
from tools.k8s.trouble import Trouble


@pytest.mark.parametrize(
    ("device", "name"),
    [("test/tabata/1", "tabata-gym"), ("TEST/counter/REST", "tabata-counters")],
)
def test_the_server_of_a_device_is_found(device: str, name: str) -> None:
    assert server_of(device, MAPS, SETS)["metadata"]["name"] == name


def test_an_unknown_device_is_named_with_those_like_it() -> None:
    with pytest.raises(Trouble, match=r"no device test/tabata/2 .* test/tabata/1"):
        server_of("test/tabata/2", MAPS, SETS)


def test_a_device_must_be_named() -> None:
    with pytest.raises(Trouble, match="name one, such as DEVICE=test/tabata/1"):
        server_of("", MAPS, SETS)


def test_a_server_of_the_operator_is_refused() -> None:
    with pytest.raises(Trouble, match=r"test/tabata/1 is managed by the operator; .*debug"):
        server_of("test/tabata/1", MAPS, SETS[:2])
