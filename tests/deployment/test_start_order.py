"""Processes start after what they depend on; what cannot be ordered is refused by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ska_tango_examples.deployment import DeploymentError, DeviceServer, load_file, start_order

if TYPE_CHECKING:
    from pathlib import Path

    from ska_tango_examples.deployment import ServerInstance


def server(name: str, *needs: str, **instances: tuple[str, ...]) -> DeviceServer:
    """Return a server with one device per instance, test/<server>/<instance>."""
    definitions: list[dict[str, Any]] = [
        {
            "name": instance,
            "classes": [{"name": "A", "devices": [{"name": f"test/{name}/{instance}"}]}],
            "depends_on": [{"device": device} for device in own_needs],
        }
        for instance, own_needs in (instances or {"one": ()}).items()
    ]
    return DeviceServer.model_validate(
        {
            "name": name,
            "command": "run",
            "instances": [entry["name"] for entry in definitions],
            "depends_on": [{"device": device} for device in needs],
            "server": {"name": name, "instances": definitions},
        }
    )


def names(waves: list[list[ServerInstance]]) -> list[list[str]]:
    return [[one.full_name for one in wave] for wave in waves]


def refusal(*servers: DeviceServer) -> str:
    with pytest.raises(DeploymentError) as error:
        start_order(servers)
    return str(error.value)


def test_without_dependencies_all_start_at_once() -> None:
    assert names(start_order([server("a"), server("b")])) == [["a/one", "b/one"]]
    assert start_order([]) == []


def test_dependencies_come_first_whatever_their_case() -> None:
    servers = [server("a", "Test/B/One"), server("b", "test/c/one"), server("c")]
    assert names(start_order(servers)) == [["c/one"], ["b/one"], ["a/one"]]


def test_an_instance_can_depend_on_another_one_of_its_server() -> None:
    both = server("a", two=("test/a/one",), one=())
    assert names(start_order([both])) == [["a/one"], ["a/two"]]


def test_a_dependency_may_be_given_twice() -> None:
    servers = [server("a", "test/b/one", "test/b/one"), server("b")]
    assert names(start_order(servers)) == [["b/one"], ["a/one"]]


def test_the_database_and_hosts_are_there_before() -> None:
    file = server("a", "sys/Database/2").model_dump(by_alias=True)
    file["depends_on"].append({"host": "archive:3306"})
    assert names(start_order([DeviceServer.model_validate(file)])) == [["a/one"]]


def test_a_device_that_nobody_has_is_refused_unless_it_is_outside() -> None:
    lonely = server("a", "test/b/one")
    assert "a/one depends on test/b/one, which no enabled server has" in refusal(lonely)
    assert names(start_order([lonely], outside=["TEST/b/one"])) == [["a/one"]]
    assert names(start_order([lonely], outside=None)) == [["a/one"]]


def test_a_server_that_depends_on_its_own_device_is_refused() -> None:
    text = "a/one depends on its own device test/a/one; take it away"
    assert text in refusal(server("a", "test/a/one"))
    with pytest.raises(DeploymentError, match=text):
        start_order([server("a", "test/a/one")], outside=None)


def test_a_circle_is_refused_by_its_members() -> None:
    servers = [
        server("z", "test/a/one"),
        server("a", "test/b/one"),
        server("b", "test/c/one"),
        server("c", "test/a/one"),
        server("free"),
    ]
    assert "circle of dependencies: a/one -> b/one -> c/one -> a/one;" in refusal(*servers)


def test_the_line_of_the_dependency_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("""\
name: a
command: run
instances: [two]
depends_on:
  - device: sys/database/2
  - device: test/b/1
server:
  name: a
  instances:
    - {name: one, classes: []}
    - name: two
      depends_on:
        - device: test/b/2
      classes: []
""")
    of_server, of_instance = refusal(load_file(path)).splitlines()
    assert of_server.startswith(f"{path}:6: depends_on[1]: a/two depends on test/b/1")
    # One instance is deployed, so it is the first one that is left.
    assert of_instance.startswith(f"{path}:13: server.instances[0].depends_on[0]: a/two depends")


@given(st.data())
def test_every_dependency_is_in_an_earlier_wave(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 8))
    shuffled = data.draw(st.permutations(range(count)))
    needs = {
        number: data.draw(st.sets(st.sampled_from(shuffled[:position]))) if position else set()
        for position, number in enumerate(shuffled)
    }
    servers = [
        server(f"s{number}", *(f"test/s{need}/one" for need in needs[number]))
        for number in range(count)
    ]
    wave_of = {
        int(one.server.name[1:]): wave
        for wave, instances in enumerate(start_order(servers))
        for one in instances
    }
    assert wave_of.keys() == needs.keys()
    for number, wanted in needs.items():
        earliest = max((wave_of[need] + 1 for need in wanted), default=0)
        assert wave_of[number] == earliest
