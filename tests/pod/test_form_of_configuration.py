"""A configuration of the wrong form is refused with the path of each mistake."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ska_tango_examples.configuring.form import devices, mistakes
from ska_tango_examples.deployment import dsconfig, load_chart
from tests.deployment.charts import SHIPPED

DEVICE = "servers.S.one.Motor['a/b/c']"
SCHEMA = json.loads(files("dsconfig").joinpath("schema/schema2.json").read_text())


def motor(device: Any, name: str = "a/b/c") -> dict[str, Any]:
    return {"servers": {"S": {"one": {"Motor": {name: device}}}}}


WRONG: dict[str, tuple[Any, str]] = {
    "no mapping": ([], "keys and values are needed, not a list"),
    "unknown part": ({"server": {}}, "server: nothing is known by this key"),
    "servers": ({"servers": []}, "servers: keys and values are needed, not a list"),
    "name of a server": (
        {"servers": {"S/one": {}}},
        "servers['S/one']: 'S/one' must be a word of letters, digits, - and _",
    ),
    "four parts": (motor({}, "a/b/c/d"), "'a/b/c/d' is no device name"),
    "two parts": (motor({}, "a/b"), "exactly three parts"),
    "device": (motor(None), f"{DEVICE}: keys and values are needed, not nothing"),
    "key of a device": (motor({"property": {}}), f"{DEVICE}.property: nothing is known"),
    "property without value": (
        motor({"properties": {"limit": []}}),
        f"{DEVICE}.properties.limit: the property has no value; give it one or take it away",
    ),
    "property that is no list": (
        motor({"properties": {"limit": "9"}}),
        f"{DEVICE}.properties.limit: a list of texts is needed, not a text",
    ),
    "value that is no text": (
        motor({"properties": {"limit": ["8", 9]}}),
        f"{DEVICE}.properties.limit[1]: a text, in quotes, is needed, not 9",
    ),
    "property of an attribute": (
        motor({"attribute_properties": {"speed": {"unit": []}}}),
        f"{DEVICE}.attribute_properties.speed.unit: the property has no value",
    ),
    "property of a class": (
        {"classes": {"Motor": {"properties": {"limit": [True]}}}},
        "classes.Motor.properties.limit[0]: a text, in quotes, is needed, not True",
    ),
    "the same device twice": (
        {"servers": {"S": {"one": {"A": {"a/b/c": {}}, "B": {"A/B/C": {}}}}}},
        "servers.S.one.B['A/B/C']: the device stands at servers.S.one.A['a/b/c'] too",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_named_with_its_path(name: str) -> None:
    content, complaint = WRONG[name]
    (found,) = mistakes(content)
    assert complaint in found


def test_every_mistake_is_named() -> None:
    content = {**motor({"properties": {"a": [], "b": [1]}}), "other": {}}
    assert len(list(mistakes(content))) == 3


@pytest.mark.parametrize("content", [{}, {"_title": "mine"}, motor({}), motor({"alias": "m"})])
def test_what_is_right(content: Any) -> None:
    assert list(mistakes(content)) == []


def test_what_the_chart_configures_is_right() -> None:
    configuration = dsconfig(load_chart(SHIPPED))
    assert list(mistakes(configuration)) == []
    assert ("test/motor/1", "theexample/motor") in [
        (device, server) for device, server, _ in devices(configuration)
    ]


NAMES = st.sampled_from(
    ["S", "a-1", "", "x/y", "a/b/c", "A/B/C", "properties", "alias", "servers"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", "9"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner, max_size=2),
    max_leaves=4,
)


@given(VALUES, st.sampled_from(["_", "servers", "classes", "device", "properties"]))
def test_what_passes_here_passes_the_schema_of_dsconfig(value: Any, place: str) -> None:
    content = {
        "_": value,
        "servers": {"servers": value},
        "classes": {"classes": value},
        "device": motor(value),
        "properties": motor({"properties": value}),
    }[place]
    if not list(mistakes(content)):
        jsonschema.Draft4Validator(SCHEMA).validate(content)
