"""Wrong values and wrong combinations of servers are refused like wrong files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ska_tango_examples.deployment import DeploymentError, load_chart, load_file

if TYPE_CHECKING:
    from pathlib import Path

    from tests.deployment.charts import MakeChart

SERVER = """\
name: "{{ .name }}"
instances: [one]
command: run
server:
  name: "{{ .name }}"
  instances:
    - name: one
      classes:
        - name: Motor
          devices:
            - name: "test/{{ .name }}/1"
"""

ENTRY = "deviceServers.servers.motor"

WRONG_VALUES = {
    "no servers": ("labels: {}", "chart/values.yaml:1: deviceServers.servers: is needed"),
    "servers as a list": (
        "deviceServers:\n  servers: []",
        "chart/values.yaml:2: deviceServers.servers: is needed",
    ),
    "unknown key": (
        "deviceServers:\n  server: {}\n  servers: {}",
        "chart/values.yaml:2: deviceServers.server: is not a key of deviceServers",
    ),
    "switch in quotes": (
        'deviceServers:\n  enabled: "false"\n  servers: {}',
        "chart/values.yaml:2: deviceServers.enabled: is 'false', but true or false",
    ),
    "switch of an entry": (
        'deviceServers:\n  servers:\n    motor:\n      enabled: "no"',
        f"chart/values.yaml:4: {ENTRY}.enabled: is 'no', but true or false",
    ),
    "entry without keys": (
        "deviceServers:\n  servers:\n    motor: data/motor.yaml",
        f"chart/values.yaml:3: {ENTRY}: must hold keys and values",
    ),
    "file that is not there": (
        "deviceServers:\n  servers:\n    motor:\n      file: data/moter.yaml",
        f"chart/values.yaml:4: {ENTRY}.file: there is no file chart/data/moter.yaml",
    ),
    "file outside": (
        "deviceServers:\n  servers:\n    motor:\n      file: ../motor.yaml",
        f"chart/values.yaml:4: {ENTRY}.file: chart/../motor.yaml lies outside of the chart",
    ),
    "parameter that nobody reads": (
        "deviceServers:\n  servers:\n    motor: {file: data/motor.yaml, poling: '3'}",
        f"chart/values.yaml:3: {ENTRY}.poling: is neither a key of the form nor a parameter",
    ),
    "value of the entry": (
        "deviceServers:\n  servers:\n    motor:\n      file: data/motor.yaml\n      noretry: 1",
        f"chart/values.yaml:5: {ENTRY}.noretry: is '1', but true or false",
    ),
    "reference in the entry": (
        "deviceServers: {servers: {motor: {file: data/motor.yaml, domain: '{{ .Values.a }}'}}}",
        f"chart/values.yaml:1: {ENTRY}.domain: {{{{ .Values.a }}}} has no value; define a in",
    ),
    "entry without anything": (
        "deviceServers:\n  servers:\n    motor: {}",
        f"chart/values.yaml:3: {ENTRY}.server: is missing; add it",
    ),
    "instances everywhere as text": (
        "global: {instances: one}\ndeviceServers: {servers: {motor: {file: data/motor.yaml}}}",
        "chart/values.yaml:1: global.instances: must be a list",
    ),
    "instance everywhere": (
        "global: {instances: [one, two]}\ndeviceServers: {servers: {m: {file: data/motor.yaml}}}",
        "chart/values.yaml:1: global.instances[1]: no enabled server has an instance 'two'",
    ),
}


@pytest.mark.parametrize(("values", "complaint"), WRONG_VALUES.values(), ids=WRONG_VALUES.keys())
def test_a_wrong_value_is_named(make_chart: MakeChart, values: str, complaint: str) -> None:
    chart = make_chart(values, motor=SERVER)
    with pytest.raises(DeploymentError) as refusal:
        load_chart(chart)
    assert complaint in str(refusal.value)


def test_a_wrong_setting_is_named(make_chart: MakeChart) -> None:
    chart = make_chart(
        "deviceServers:\n  servers:\n    motor: {file: data/motor.yaml}", motor=SERVER
    )
    with pytest.raises(DeploymentError, match=r"--set x\[0\]=1: 'x\[0\]' cannot be set"):
        load_chart(chart, settings={"x[0]": "1"})
    with pytest.raises(DeploymentError, match=r"--set .*: deviceServers.servers.motor.noretry: "):
        load_chart(chart, settings={"deviceServers.servers.motor.noretry": "maybe"})


def two_servers(first: str, second: str, make_chart: MakeChart) -> Path:
    values = "deviceServers: {servers: {first: {file: data/a.yaml}, second: {file: data/b.yaml}}}"
    return make_chart(values, a=first, b=second)


def test_a_device_in_two_servers_is_refused(make_chart: MakeChart) -> None:
    device = "test/{{ .name }}/1"
    chart = two_servers(
        SERVER.replace(device, "test/motor/1"), SERVER.replace(device, "Test/Motor/1"), make_chart
    )
    with pytest.raises(DeploymentError) as refusal:
        load_chart(chart)
    assert str(refusal.value).startswith(
        "chart/data/b.yaml:11: server.instances[0].classes[0].devices[0].name: Test/Motor/1 is "
        "also defined at chart/data/a.yaml:11; take one of them away"
    )


def test_a_process_in_two_servers_is_refused(make_chart: MakeChart) -> None:
    named = SERVER.replace('  name: "{{ .name }}"\n  inst', "  name: motor\n  inst")
    chart = two_servers(named, named, make_chart)
    with pytest.raises(DeploymentError, match=r"b\.yaml:7: .*: motor/one is also defined at .*a"):
        load_chart(chart)


def test_mistakes_in_all_files_are_reported_together(make_chart: MakeChart) -> None:
    wrong = SERVER.replace("command: run", "command: 1")
    with pytest.raises(DeploymentError) as refusal:
        load_chart(two_servers(wrong, wrong, make_chart))
    assert [str(problem.place) for problem in refusal.value.problems] == [
        "chart/data/a.yaml:3",
        "chart/data/b.yaml:3",
    ]


def test_a_disabled_server_is_not_even_read(make_chart: MakeChart) -> None:
    values = "deviceServers: {servers: {a: {enabled: false, file: data/a.yaml}}}"
    chart = make_chart(values, a="not: right")
    assert load_chart(chart) == []
    with pytest.raises(DeploymentError, match=r"a\.yaml:1: not: is not a key"):
        load_file(chart / "data" / "a.yaml")
