"""The chart of this project describes the devices that the contract names."""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import jsonschema
import pytest

from ska_tango_examples.deployment import json_schema, load_chart, load_file, start_order
from ska_tango_examples.deployment.instances import instances_of
from ska_tango_examples.deployment.reader import parse
from ska_tango_examples.deployment.schema import main, schema_text
from tests.deployment.charts import SHIPPED

if TYPE_CHECKING:
    from pathlib import Path

CASES = SHIPPED / "data" / "operator"
"""Cases of what can go wrong; test_cases.py has them."""

FILES = sorted(path for path in (SHIPPED / "data").glob("*/*.yaml") if path.parent != CASES)

ROLES = ("prepare", "work", "rest", "cycles", "tabatas")
DEVICES = {
    "test/helloworld/1": "HelloWorld",
    "test/motor/1": "Motor",
    "test/powersupply/1": "PowerSupply",
    "test/powersupply/2": "PowerSupply",
    "test/eventreceiver/1": "EventReceiver",
    "test/timer/1": "Timer",
    "test/tabata/1": "Tabata",
    "test/asynctabata/1": "AsyncTabata",
    "test/fatabata/1": "ForAttrTabata",
    "test/lrccontroller/1": "LRController",
    "test/lrcstation/1": "Station",
    "test/lrcstation/2": "Station",
    **{f"test/lrctile/{number}": "Tile" for number in range(1, 5)},
    "test/device/1": "TestDevice",
    "test/tarantatestdevice/1": "TarantaTestDevice",
    "test/calendarclock/1": "CalendarClock",
    "test/logtestupstream/1": "LogTestUpstream",
    "test/logtestdownstream/1": "LogTestDownstream",
    "test/thermometer/1": "Thermometer",
    "test/heater/1": "Heater",
    "test/thermostat/1": "Thermostat",
    **{f"test/counter/{role}": "Counter" for role in (*ROLES, "minutes", "seconds")},
    **{f"test/acounter/{role}": "AsyncCounter" for role in ROLES},
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_right(path: Path) -> None:
    assert load_file(path).name == path.stem


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_follows_the_schema_as_it_stands(path: Path) -> None:
    jsonschema.validate(parse(path.read_text(), str(path)).plain(), json_schema())


def test_every_file_has_an_entry_in_the_values(shipped_chart: Path) -> None:
    keys = {server.name for server in load_chart(shipped_chart)}
    assert keys == {path.stem for path in FILES}


def test_the_devices_are_those_of_the_contract(shipped_chart: Path) -> None:
    instances = instances_of(load_chart(shipped_chart))
    devices = {device.name: device.class_name for one in instances for device in one.devices}
    assert devices == DEVICES


def test_every_class_of_an_instance_is_among_the_entry_points(shipped_chart: Path) -> None:
    for instance in instances_of(load_chart(shipped_chart)):
        runnable = {path.rpartition(".")[2] for path in instance.class_paths}
        assert {entry.name for entry in instance.classes} <= runnable, instance.full_name


def test_every_counter_is_polled_with_one_step_as_a_change(shipped_chart: Path) -> None:
    setting = {"deviceServers.servers.tabata.polling": "250"}
    tabata = load_chart(shipped_chart, settings=setting)
    counters = [
        definition.device
        for one in instances_of(tabata)
        for definition in one.devices
        if one.full_name == "tabata/counters"
    ]
    assert len(counters) == len(ROLES)
    for counter in counters:
        assert {entry.name: entry.values for entry in counter.properties} == {
            "polled_attr": ["polled_value", "250"]
        }
        (attribute,) = counter.attribute_properties
        assert attribute.attribute == "polled_value"
        assert [(entry.name, entry.values) for entry in attribute.properties] == [
            ("abs_change", ["1"])
        ]


def test_the_beat_of_a_tabata_is_a_value(shipped_chart: Path) -> None:
    setting = {"deviceServers.servers.tabata.sleep_time": "0.05"}
    instances = instances_of(load_chart(shipped_chart, settings=setting))
    (tabata,) = (one for one in instances if one.full_name == "tabata/tabata")
    properties = {entry.name: entry.values for entry in tabata.devices[0].device.properties}
    assert properties["sleep_time"] == ["0.05"]


def test_each_tile_belongs_to_one_station_and_each_station_to_the_controller(
    shipped_chart: Path,
) -> None:
    instances = instances_of(load_chart(shipped_chart))
    parts = {
        device.name: entry.values
        for one in instances
        if one.server.name == "longrunning"
        for device in one.devices
        for entry in device.device.properties
        if entry.name in ("stations", "tiles")
    }
    assert parts == {
        "test/lrccontroller/1": ["test/lrcstation/1", "test/lrcstation/2"],
        "test/lrcstation/1": ["test/lrctile/1", "test/lrctile/2"],
        "test/lrcstation/2": ["test/lrctile/3", "test/lrctile/4"],
    }


def test_servers_come_after_those_that_they_need(shipped_chart: Path) -> None:
    waves = start_order(load_chart(shipped_chart))
    wave_of = {one.full_name: number for number, wave in enumerate(waves) for one in wave}
    assert wave_of["theexample/powersupply1"] < wave_of["theexample/motor"]
    assert wave_of["theexample/motor"] < wave_of["eventreceiver/test"]
    assert wave_of["timer/counters"] < wave_of["timer/timer"]
    assert wave_of["tabata/counters"] < wave_of["tabata/tabata"]
    assert wave_of["tabata/counters"] < wave_of["forattrtabata/test"]
    assert wave_of["asynctabata/asyncounters"] < wave_of["asynctabata/asynctabata"]
    assert wave_of["longrunning/tile"] < wave_of["longrunning/station"]
    assert wave_of["longrunning/station"] < wave_of["longrunning/controller"]
    assert wave_of["logtestdownstream/test"] < wave_of["logtestupstream/test"]


def test_the_committed_schema_is_current(shipped_chart: Path) -> None:
    command = "python -m ska_tango_examples.deployment.schema <the file>"
    committed = (shipped_chart / "device-server.schema.json").read_text()
    assert committed == schema_text(), f"write it again with {command}"


def test_the_command_writes_the_schema_or_prints_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "schema.json"
    monkeypatch.setattr(sys, "argv", ["schema", str(path)])
    main()
    monkeypatch.setattr(sys, "argv", ["schema"])
    main()
    assert path.read_text() == capsys.readouterr().out == schema_text()


def test_the_schema_describes_every_key() -> None:
    schema = json_schema()
    for form in (schema, *schema["$defs"].values()):
        for key, about in form["properties"].items():
            assert about.get("description"), f"{form['title']}.{key}"


def test_the_schema_is_one_itself() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert json.loads(schema_text()) == json_schema()


def test_every_value_is_explained_by_a_comment(shipped_chart: Path) -> None:
    """What each entry and each image has is explained at the first one."""
    repeated = ("enabled:", "file:", "registry:", "image:", "tag:", "pullPolicy:", "app:")
    repeated += ("requests:", "limits:", "cpu:", "memory:")
    lines = [line.strip() for line in (shipped_chart / "values.yaml").read_text().splitlines()]
    for above, line in pairwise(lines):
        if line and not line.startswith(("#", *repeated)):
            assert above.startswith("#"), line
