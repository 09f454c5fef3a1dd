"""A cluster is configured with exactly what one machine is configured with."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings

from tests.charts import device_servers
from tests.charts.cases import ALL_EXAMPLES
from tests.charts.helm import Helm, setting
from tests.charts.synthetic import configurations, make_chart, rendered_configurations

WITHOUT_BASE = setting("global.sub-system.ska-tango-base.enabled", value=False)

LABEL = [{"name": "label", "values": ["speed"]}]
DEVICE: dict[str, Any] = {"name": "test/odd/1"}
FILE: dict[str, Any] = {
    "command": "/usr/bin/motor",
    "health": False,
    "instances": ["one"],
    "class_properties": [{"name": "Motor", "properties": LABEL}],
    "server": {
        "instances": [{"name": "one", "classes": [{"name": "Motor", "devices": [DEVICE]}]}]
    },
}


def with_device(**more: Any) -> dict[str, Any]:
    device = {**DEVICE, **more}
    classes = [{"name": "Motor", "devices": [device]}]
    return {**FILE, "server": {"instances": [{"name": "one", "classes": classes}]}}


ODD: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "as the file says": ({}, FILE),
    "no instances win": ({"instances": []}, FILE),
    "no class properties win": ({"class_properties": []}, FILE),
    "class properties only": ({"instances": []}, {**FILE, "server": {"instances": []}}),
    "nothing at all": ({"instances": [], "class_properties": []}, FILE),
    "empty properties": ({}, with_device(properties=[])),
    "empty attribute properties": ({}, with_device(attribute_properties=[])),
    "an attribute without properties": (
        {},
        with_device(attribute_properties=[{"attribute": "Speed", "properties": []}]),
    ),
    "class without devices": (
        {},
        {**FILE, "server": {"instances": [{"name": "one", "classes": []}]}},
    ),
    "another executable": ({"server": {"name": "Other"}}, FILE),
    "another name": ({"name": "renamed"}, FILE),
    "a parameter of zero": (
        {"speed": 0},
        with_device(properties=[{"name": "speed", "values": ["{{ .deviceserver.speed }}"]}]),
    ),
    "a parameter of false": (
        {"fast": False},
        with_device(properties=[{"name": "fast", "values": ["{{ .deviceserver.fast }}"]}]),
    ),
    "a parameter with a fraction": (
        {"speed": 0.5},
        with_device(properties=[{"name": "speed", "values": ["x{{ .deviceserver.speed }}y"]}]),
    ),
    "values that YAML could read otherwise": (
        {},
        with_device(properties=[{"name": "odd", "values": ["on", "1e3", "0x1", "~", "", " a "]}]),
    ),
    "values with all kinds of letters": (
        {},
        with_device(properties=[{"name": "odd", "values": ["é<&>\"'", "a\\b", "one\ntwo", "#"]}]),
    ),
}


def test_every_example_is_configured_as_on_one_machine(helm: Helm) -> None:
    values = ALL_EXAMPLES["ska-tango-examples"]
    manifests = helm.render("ska-tango-examples", {**values, **WITHOUT_BASE})
    assert rendered_configurations(manifests) == configurations(helm.chart("ska-tango-examples"))


def test_the_configuration_is_readable_and_in_order(helm: Helm) -> None:
    for one in helm.render("ska-tango-examples").of("ConfigMap"):
        text = one["data"].get("configuration.json")
        if text:
            assert text.rstrip("\n") == json.dumps(json.loads(text), indent=2, sort_keys=True)


@pytest.mark.parametrize(("entry", "file"), ODD.values(), ids=ODD.keys())
def test_odd_layers_give_the_same(helm: Helm, entry: dict[str, Any], file: dict[str, Any]) -> None:
    chart = make_chart(helm, {"odd": {"file": "data/odd.yaml", **entry}}, odd=file)
    expected = configurations(chart)
    assert rendered_configurations(helm.render(chart, WITHOUT_BASE)) == expected
    assert len(expected) == 1


def test_settings_on_the_command_line_give_the_same(helm: Helm) -> None:
    values = yaml.safe_dump({**WITHOUT_BASE, **setting("global.instances", ["tabata"])})
    manifests = helm.render(
        "ska-tango-examples", values, "--set-string", "deviceServers.servers.tabata.sleep_time=3"
    )
    tabata = rendered_configurations(manifests)["tabata"]
    assert list(tabata["servers"]["tabata"]) == ["tabata"]
    properties = tabata["servers"]["tabata"]["tabata"]["Tabata"]["test/tabata/1"]["properties"]
    assert properties["sleep_time"] == ["3"]


@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(device_servers.many())
def test_any_device_servers_give_the_same(helm: Helm, servers: dict[str, Any]) -> None:
    """Many servers at a time, since one call of Helm costs as much as a hundred servers."""
    entries = {name: {"file": f"data/{name}.yaml"} for name in servers}
    chart = make_chart(helm, entries, **servers)
    rendered = rendered_configurations(helm.render(chart, WITHOUT_BASE))
    assert rendered == configurations(chart)
