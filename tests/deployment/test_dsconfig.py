"""The configuration for the Tango database follows the rules of its loader."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from ska_tango_examples.deployment import DeploymentError, DeviceServer, dsconfig, load_chart

if TYPE_CHECKING:
    from pathlib import Path


def schema_of_the_loader() -> Any:
    text = files("dsconfig").joinpath("schema/dsconfig.json").read_text()
    # Its references lack the slash that JSON pointers begin with.
    return json.loads(text.replace('"#definitions/', '"#/definitions/'))


def server(device: dict[str, Any], name: str = "motor", **more: Any) -> DeviceServer:
    named = {"name": "test/motor/1", **device}
    instance = {"name": "one", "classes": [{"name": "Motor", "devices": [named]}]}
    return DeviceServer.model_validate(
        {
            "name": name,
            "command": "run",
            "instances": ["one"],
            "server": {"name": name, "instances": [instance]},
            **more,
        }
    )


def configured(device: dict[str, Any]) -> Any:
    content = dsconfig([server(device)])
    return content["servers"]["motor"]["one"]["Motor"]["test/motor/1"]


def test_the_shipped_chart_suits_the_loader(shipped_chart: Path) -> None:
    content = dsconfig(load_chart(shipped_chart))
    jsonschema.Draft4Validator(schema_of_the_loader()).validate(content)
    assert content["servers"].keys() >= {"tabata", "theexample", "forattrtabata"}


def test_properties_keep_their_values_and_order() -> None:
    device = {"properties": [{"name": "polled_attr", "values": ["b", "2", "a", "1"]}]}
    assert configured(device) == {"properties": {"polled_attr": ["b", "2", "a", "1"]}}


def test_attribute_properties_are_grouped_by_attribute() -> None:
    label = {"name": "label", "values": ["speed"]}
    device = {"attribute_properties": [{"attribute": "Speed", "properties": [label]}]}
    assert configured(device) == {"attribute_properties": {"Speed": {"label": ["speed"]}}}


@pytest.mark.parametrize("key", ["properties", "attribute_properties"])
def test_an_empty_list_is_written_and_an_absent_one_is_not(key: str) -> None:
    assert configured({}) == {}
    assert configured({key: []}) == {key: {}}


def test_only_deployed_instances_are_written() -> None:
    assert dsconfig([server({}, instances=[])]) == {}
    assert dsconfig([]) == {}


def test_classes_are_written_whatever_is_deployed() -> None:
    properties = [{"name": "host", "values": ["here"]}]
    motor = [{"name": "Motor", "properties": properties}]
    content = dsconfig([server({}, instances=[], class_properties=motor)])
    assert content == {"classes": {"Motor": {"properties": {"host": ["here"]}}}}


def test_keys_are_in_alphabetical_order(shipped_chart: Path) -> None:
    content = dsconfig(load_chart(shipped_chart))
    assert json.dumps(content) == json.dumps(content, sort_keys=True)


def test_servers_of_the_same_name_are_put_together() -> None:
    first = server({})
    second = server({"name": "test/motor/2"}).model_dump(by_alias=True, exclude_unset=True)
    second["instances"] = ["two"]
    second["server"]["instances"][0]["name"] = "two"
    content = dsconfig([first, DeviceServer.model_validate(second)])
    assert content["servers"]["motor"].keys() == {"one", "two"}


def test_the_same_class_properties_may_come_twice_but_not_others() -> None:
    def motor(value: str) -> DeviceServer:
        properties = [{"name": "host", "values": [value]}]
        return server({}, value, class_properties=[{"name": "Motor", "properties": properties}])

    assert "classes" in dsconfig([motor("here"), motor("here")])
    with pytest.raises(DeploymentError, match="gives class Motor other properties"):
        dsconfig([motor("here"), motor("there")])
