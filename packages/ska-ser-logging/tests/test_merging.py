"""Changes reach any depth of a configuration, and leave the original alone."""

from __future__ import annotations

import pytest

from ska_ser_logging.merging import merged

BASE = {"a": {"x": 1, "y": {"z": 2}}, "b": [1, 2]}


@pytest.mark.parametrize(
    ("changes", "result"),
    [
        ({}, BASE),
        ({"c": 3}, {**BASE, "c": 3}),
        ({"b": [3]}, {**BASE, "b": [3]}),
        ({"b": None}, {"a": BASE["a"]}),
        ({"nothing": None}, BASE),
        ({"a": {"y": {"z": None, "w": 4}}}, {**BASE, "a": {"x": 1, "y": {"w": 4}}}),
        ({"a": "flat"}, {**BASE, "a": "flat"}),
        ({"b": {"deep": {"left out": None, "kept": 1}}}, {**BASE, "b": {"deep": {"kept": 1}}}),
    ],
)
def test_changes(changes: dict[str, object], result: dict[str, object]) -> None:
    assert merged(BASE, changes) == result
    assert BASE == {"a": {"x": 1, "y": {"z": 2}}, "b": [1, 2]}
