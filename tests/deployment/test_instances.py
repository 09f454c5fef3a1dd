"""A process of a device server knows what it needs to be started."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ska_tango_examples.deployment import instances_of, load_file

if TYPE_CHECKING:
    from pathlib import Path

    from ska_tango_examples.deployment import ServerInstance

SERVER = """\
name: motor
instances: [one]
entrypoints: [{name: motors.Motor}, {name: motors.Brake}]
environment_variables:
  - {name: SPEED, value: "5"}
  - {name: SPEED, value: "6"}
depends_on:
  - device: sys/database/2
server:
  name: Motors
  instances:
    - name: one
      depends_on:
        - host: archive:3306
      classes:
        - {name: Motor, devices: [{name: Test/Motor/1}, {name: test/motor/2}]}
        - {name: Brake, devices: [{name: test/brake/1}]}
"""


@pytest.fixture
def instance(tmp_path: Path) -> ServerInstance:
    path = tmp_path / "motor.yaml"
    path.write_text(SERVER)
    (instance,) = instances_of([load_file(path)])
    return instance


def test_it_has_the_name_that_tango_gives_it(instance: ServerInstance) -> None:
    assert (instance.name, instance.full_name) == ("one", "Motors/one")


def test_it_has_its_devices_with_their_classes(instance: ServerInstance) -> None:
    assert [(device.name, device.class_name) for device in instance.devices] == [
        ("Test/Motor/1", "Motor"),
        ("test/motor/2", "Motor"),
        ("test/brake/1", "Brake"),
    ]


def test_the_later_of_two_variables_counts(instance: ServerInstance) -> None:
    assert instance.environment == {"SPEED": "6"}


def test_it_runs_classes_or_a_command(instance: ServerInstance, tmp_path: Path) -> None:
    assert (instance.class_paths, instance.command) == (["motors.Motor", "motors.Brake"], None)

    path = tmp_path / "motor.yaml"
    entrypoints = "entrypoints: [{name: motors.Motor}, {name: motors.Brake}]"
    path.write_text(SERVER.replace(entrypoints, "command: /usr/bin/motor"))
    (other,) = instances_of([load_file(path)])
    assert (other.class_paths, other.command) == ([], "/usr/bin/motor")


def test_its_own_dependencies_follow_those_of_its_server(instance: ServerInstance) -> None:
    assert [(one.device, one.host) for one in instance.dependencies] == [
        ("sys/database/2", None),
        (None, "archive:3306"),
    ]
