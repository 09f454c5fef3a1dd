"""The description of a class says what it declares and inherits, in a form that stays."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console
from tango.server import Device, attribute

from ska_tango_examples.program.describe import describe
from ska_tango_examples.program.description import AttributeDescription, ClassDescription
from ska_tango_examples.program.description_table import render
from tests.servers.sample import Full


class Nothing(Device):
    pass


class Mirror(Device):
    """Shows what another device has."""

    far = attribute(forwarded=True)


@pytest.fixture
def full() -> ClassDescription:
    return describe(Full)


def attribute_of(description: ClassDescription, name: str) -> AttributeDescription:
    return next(each for each in description.attributes if each.name == name)


def test_inherited_declarations_are_there_and_those_of_every_device_are_not(
    full: ClassDescription,
) -> None:
    assert full.doc == "Declares one of everything."
    assert [each.name for each in full.attributes] == ["speed", "gear", "picture"]
    assert [each.name for each in full.commands] == ["Go", "Look"]
    assert [each.name for each in full.device_properties] == ["peer", "limit"]
    assert [each.name for each in full.class_properties] == ["source"]


def test_an_attribute_in_full(full: ClassDescription) -> None:
    assert attribute_of(full, "speed") == AttributeDescription(
        name="speed",
        type="DevDouble",
        format="SCALAR",
        access="READ_WRITE",
        max_dim_x=1,
        max_dim_y=0,
        label="Speed",
        unit="m/s",
        description="How fast it goes.",
        enum_labels=(),
        limits={"min_value": "0"},
        alarms={"max_alarm": "8.5"},
        events={"abs_change": "1", "rel_change": "-1, 2"},
        polling_ms=3000,
        memorized=True,
        forwarded=False,
    )


def test_an_enumeration_and_an_image(full: ClassDescription) -> None:
    gear, picture = attribute_of(full, "gear"), attribute_of(full, "picture")
    assert (gear.type, gear.enum_labels) == ("DevEnum", ("LOW", "HIGH"))
    assert (picture.format, picture.max_dim_x, picture.max_dim_y) == ("IMAGE", 3, 4)


def test_commands_say_what_they_take_and_give(full: ClassDescription) -> None:
    go, look = full.commands
    assert (go.in_type, go.doc_in) == ("DevDouble", "metres")
    assert (go.out_type, go.doc_out) == ("DevString", "what it says")
    assert go.doc == "Go that far."
    assert (look.in_type, look.out_type, look.doc) == ("DevVoid", "DevVoid", "")
    assert (look.doc_in, look.doc_out, look.polling_ms) == ("", "", 100)


def test_properties_have_a_default_or_are_mandatory(full: ClassDescription) -> None:
    peer, limit = full.device_properties
    assert (peer.type, peer.mandatory, peer.default) == ("DevString", True, None)
    assert peer.doc == "whom to ask"
    assert (limit.type, limit.mandatory, limit.default) == ("DevLong64", False, 9)
    assert full.class_properties[0].default == ["here"]
    assert full.class_properties[0].type == "DevVarStringArray"


def test_json_holds_all_of_it_and_is_always_the_same(full: ClassDescription) -> None:
    text = full.as_json()
    assert text == describe(Full).as_json()
    assert json.loads(text) == json.loads(json.dumps(full.as_dict()))


def shown(description: ClassDescription) -> str:
    console = Console(file=io.StringIO(), width=200)
    render(description, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_table_shows_every_name_and_setting(full: ClassDescription) -> None:
    text = shown(full)
    for expected in (
        *("speed", "gear", "picture", "Go", "Look", "peer", "limit", "source"),
        *("DevLong64[3 x 4]", "LOW, HIGH", "max_alarm 8.5", "polled every 3000 ms"),
        *("memorized", "DevDouble metres", "(mandatory)", "['here']"),
    ):
        assert expected in text


def test_a_class_that_declares_nothing_has_a_heading_only() -> None:
    assert shown(describe(Nothing)).strip() == "Nothing"


def test_a_forwarded_attribute_is_shown_as_one() -> None:
    assert attribute_of(describe(Mirror), "far").forwarded
    assert "forwarded" in shown(describe(Mirror))
