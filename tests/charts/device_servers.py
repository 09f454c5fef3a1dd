"""Descriptions of device servers, made up by hypothesis."""

from __future__ import annotations

import string
from typing import Any

from hypothesis import strategies as st

WORD = st.text(string.ascii_letters + string.digits + "_-", min_size=1, max_size=5)
# What a value of a property is made of; braces would begin a template.
TEXT = st.text(
    st.characters(codec="utf-8", exclude_characters="{}", exclude_categories=("C", "Zl", "Zp")),
    max_size=8,
)
NAMES = st.lists(WORD, max_size=3, unique_by=str.lower)


@st.composite
def properties(draw: st.DrawFn) -> list[dict[str, Any]]:
    """A list of properties, each with at least one value."""
    values = st.lists(TEXT, min_size=1, max_size=3)
    return [{"name": name, "values": draw(values)} for name in draw(NAMES)]


@st.composite
def configured(draw: st.DrawFn) -> dict[str, Any]:
    """What a device or a class may have: either kind of properties, or none."""
    result: dict[str, Any] = {}
    if draw(st.booleans()):
        result["properties"] = draw(properties())
    if draw(st.booleans()):
        result["attribute_properties"] = [
            {"attribute": name, "properties": draw(properties())} for name in draw(NAMES)
        ]
    return result


@st.composite
def server(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """A server whose devices nobody else has; some of its instances are deployed."""
    instances = []
    for index in range(draw(st.integers(0, 3))):
        classes = [
            {
                "name": f"Class{kind}",
                "devices": [
                    {"name": f"test/s{number}/{index}-{kind}-{device}", **draw(configured())}
                    for device in range(draw(st.integers(0, 2)))
                ],
            }
            for kind in range(draw(st.integers(0, 2)))
        ]
        instances.append({"name": f"i{index}", "classes": classes})
    names = [one["name"] for one in instances]
    chosen = draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    classes = draw(st.lists(st.integers(0, 9), max_size=2, unique=True))
    return {
        "command": "run",
        "health": False,
        "instances": chosen,
        "class_properties": [
            {"name": f"Own{number}Class{kind}", **draw(configured())} for kind in classes
        ],
        "server": {"instances": instances},
    }


@st.composite
def many(draw: st.DrawFn) -> dict[str, Any]:
    """Device servers of one release, by name."""
    count = draw(st.integers(1, 12))
    return {f"s{number}": draw(server(number)) for number in range(count)}
