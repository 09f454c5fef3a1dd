"""Which ports the debugged servers of one machine have."""

from __future__ import annotations

import socket

import pytest

from ska_tango_examples.deployment import DeviceServer, ServerInstance, instances_of
from ska_tango_examples.facility.debug_ports import debug_ports
from ska_tango_examples.facility.errors import FacilityError
from tests.servers.program import free_port


def instances(**keys: object) -> list[ServerInstance]:
    """A server of two instances."""
    names = ["one", "two"]
    definitions = [
        {"name": name, "classes": [{"name": "Counter", "devices": [{"name": f"a/b/{name}"}]}]}
        for name in names
    ]
    server = DeviceServer.model_validate(
        {
            "name": "pair",
            "instances": names,
            "entrypoints": [{"name": "ska_tango_examples.counter.Counter.Counter"}],
            "server": {"name": "pair", "instances": definitions},
            **keys,
        }
    )
    return list(instances_of([server]))


def test_nobody_has_one_unasked() -> None:
    assert debug_ports(instances(), ()) == {}


def test_every_instance_has_one_of_its_own() -> None:
    wanted = free_port()
    ports = debug_ports(instances(debug=wanted), ())
    assert ports["pair/one"] == wanted < ports["pair/two"]


def test_the_environment_asks_for_one_as_well() -> None:
    wanted = free_port()
    given = [{"name": "DEBUGPY_PORT", "value": str(wanted)}]
    ports = debug_ports(instances(environment_variables=given), ())
    assert ports["pair/one"] == wanted < ports["pair/two"]


def test_one_that_is_none_is_left_to_the_complaint_of_the_server() -> None:
    given = [{"name": "DEBUGPY_PORT", "value": "debug"}]
    assert debug_ports(instances(environment_variables=given), ()) == {}


def test_one_that_is_taken_is_left_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert debug_ports(instances(debug=port), ())["pair/one"] > port


def test_the_server_of_a_device_has_the_usual_one() -> None:
    ports = debug_ports(instances(), ["A/B/TWO"])
    assert ports.keys() == {"pair/two"}
    assert ports["pair/two"] >= 5678


def test_a_device_of_nobody_is_refused() -> None:
    with pytest.raises(FacilityError, match=r"no device a/b/three .* but .*a/b/"):
        debug_ports(instances(), ["a/b/three"])
