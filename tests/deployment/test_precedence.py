"""A values entry wins over the file, the file over the defaults; lists are replaced whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ska_tango_examples.deployment import instances_of, load_chart, load_file

if TYPE_CHECKING:
    from pathlib import Path

    from tests.deployment.charts import MakeChart

DEFAULT = """\
name: "{{ .name }}"
domain: default
function: default
depends_on: [{device: sys/database/2}]
livenessProbe: {periodSeconds: 7, timeoutSeconds: 7}
"""

FILE = """\
domain: file
instances: [one, two]
command: run
livenessProbe: {periodSeconds: 8}
server:
  name: motor
  instances:
    - name: one
      classes: [{name: Motor, devices: [{name: test/motor/1}]}]
    - name: two
      classes: [{name: Motor, devices: [{name: test/motor/2}]}]
    - name: three
      classes: [{name: Motor, devices: [{name: test/motor/3}]}]
"""


@pytest.fixture
def chart(make_chart: MakeChart) -> Path:
    values = "deviceServers: {servers: {motor: {file: data/motor.yaml}}}"
    return make_chart(values, default=DEFAULT, motor=FILE)


def entry(key: str) -> str:
    return f"deviceServers.servers.motor.{key}"


def deployed(chart: Path, **settings: str) -> list[str]:
    named = {key.replace("__", "."): value for key, value in settings.items()}
    return [one.name for one in instances_of(load_chart(chart, settings=named))]


def test_each_layer_wins_over_the_next(chart: Path) -> None:
    (server,) = load_chart(chart)
    assert (server.name, server.function, server.domain) == ("motor", "default", "file")
    (server,) = load_chart(chart, settings={entry("domain"): "entry"})
    assert server.domain == "entry"


def test_mappings_are_merged_key_by_key(chart: Path) -> None:
    (server,) = load_chart(chart, settings={entry("livenessProbe.failureThreshold"): "9"})
    probe = server.liveness_probe
    assert probe is not None
    assert (probe.period_seconds, probe.timeout_seconds, probe.failure_threshold) == (8, 7, 9)


def test_a_list_replaces_the_whole_list(chart: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text('deviceServers: {servers: {motor: {depends_on: [{host: "db:1"}]}}}')
    (server,) = load_chart(chart, [more])
    assert [(one.device, one.host) for one in server.depends_on] == [(None, "db:1")]


def test_an_empty_list_counts(chart: Path) -> None:
    (server,) = load_chart(chart, settings={entry("depends_on"): "{}"})
    assert server.depends_on == []


def test_null_takes_a_key_away(chart: Path) -> None:
    (server,) = load_chart(chart, settings={entry("livenessProbe"): "null"})
    assert server.liveness_probe is None


def test_later_values_win_and_settings_win_over_all(chart: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    first.write_text("deviceServers: {servers: {motor: {domain: first, function: first}}}")
    second.write_text("deviceServers: {servers: {motor: {domain: second}}}")
    (server,) = load_chart(chart, [first, second])
    assert (server.domain, server.function) == ("second", "first")
    (server,) = load_chart(chart, [first, second], {entry("function"): "set"})
    assert (server.domain, server.function) == ("second", "set")


def test_instances_come_from_everywhere_then_the_entry_then_the_file(chart: Path) -> None:
    assert deployed(chart) == ["one", "two"]
    of_entry = {"deviceServers__servers__motor__instances": "{three}"}
    assert deployed(chart, **of_entry) == ["three"]
    assert deployed(chart, global__instances="{two}", **of_entry) == ["two"]
    assert deployed(chart, global__instances="{}", **of_entry) == ["three"]


def test_only_deployed_instances_come_back(chart: Path) -> None:
    (server,) = load_chart(chart, settings={entry("instances"): "{two}"})
    assert server.instances == ["two"]
    assert [one.name for one in server.server.instances] == ["two"]


def test_without_instances_nothing_is_deployed(chart: Path) -> None:
    assert deployed(chart, deviceServers__servers__motor__instances="{}") == []


def test_a_server_or_all_of_them_can_be_switched_off(chart: Path) -> None:
    assert load_chart(chart, settings={entry("enabled"): "false"}) == []
    assert load_chart(chart, settings={"deviceServers.enabled": "false"}) == []
    file = chart / "data" / "motor.yaml"
    file.write_text(f"enabled: false\n{FILE}")
    assert load_chart(chart) == []
    assert len(load_chart(chart, settings={entry("enabled"): "true"})) == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("5", 5), ("-5", -5), ("05", "05"), ("0.5", "0.5"), ("", ""), ("a b", "a b")],
)
def test_settings_are_read_as_helm_reads_them(chart: Path, text: str, value: object) -> None:
    file = chart / "data" / "motor.yaml"
    file.write_text(f"{FILE}affinity: {{weight: 0}}\n")
    (server,) = load_chart(chart, settings={entry("affinity.weight"): text})
    assert server.affinity == {"weight": value}


def test_a_file_in_a_chart_is_completed_by_its_entry_and_the_defaults(chart: Path) -> None:
    server = load_file(chart / "data" / "motor.yaml", settings={entry("domain"): "entry"})
    assert (server.function, server.domain) == ("default", "entry")


def test_a_file_in_a_chart_need_not_have_an_entry(chart: Path) -> None:
    other = chart / "data" / "other.yaml"
    other.write_text(FILE)
    assert load_file(other).name == "other"
    assert load_file(other.absolute()).name == "other"


def test_an_entry_can_describe_its_server_without_a_file(make_chart: MakeChart) -> None:
    values = f"deviceServers:\n  servers:\n    motor: {{name: motor}}\n{''}"
    indented = "".join(f"      {line}\n" for line in FILE.splitlines())
    chart = make_chart(
        values.replace("motor: {name: motor}", f"motor:\n      name: motor\n{indented}")
    )
    assert deployed(chart) == ["one", "two"]
