"""Every value of values.yaml does something: another one gives other objects, or is refused."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import Any

import pytest
import yaml

from tests.charts.helm import CHARTS, Helm, Refused, setting
from tests.charts.manifests import Manifests
from tests.charts.marks import leaves, marked

Values = dict[str, Any]

WITHOUT_BASE = setting("global.sub-system.ska-tango-base.enabled", value=False)
DESCRIPTION = "a part of the form, which test_dsconfig and test_application look at"
HANDED_ON = "handed on to the chart of that name, which is looked at by itself"
SECRET = {"secretPath": "a/b", "env": [{"secretKey": "c", "envName": "D", "default": "e"}]}
WITHOUT_EFFECT = {
    "system": "for information",
    "telescope": "for information",
    "display": "accepted from umbrellas that were written for other charts",
    "xauthority": "accepted from umbrellas that were written for other charts",
    "tangodb.db.db": "the stored procedures of Tango know one name only",
    "deviceServers.tangotest.*": DESCRIPTION,
    "deviceServers.servers.*.file": DESCRIPTION,
    "deviceServers.servers.*.enabled": DESCRIPTION,
    "ska-tango-examples": HANDED_ON,
    "ska-tango-base.deviceServers": HANDED_ON,
}
"""Values that change nothing, with the reason."""


def only(*servers: str) -> Values:
    """Values of the examples with these servers and nothing else."""
    values = yaml.safe_load((CHARTS / "ska-tango-examples" / "values.yaml").read_text())
    switches = {key: {"enabled": key in servers} for key in values["deviceServers"]["servers"]}
    return {**WITHOUT_BASE, **setting("deviceServers.servers", switches)}


SITUATIONS: dict[str, list[Values]] = {
    "ska-tango-base": [
        setting("itango.enabled", value=True),
        setting("tangodb.engine", "sqlite"),
        {**setting("itango.enabled", value=True), **setting("global.exposeAllDS", value=True)},
    ],
    # The small ones come first: most values show their effect there, and they cost less.
    "ska-tango-examples": [
        only("tabata", "notangohost"),
        only("tabata", "slowdevice"),
        {**WITHOUT_BASE, **setting("deviceServers.servers.tabata.secrets", [SECRET])},
        {},
    ],
    "test-parent": [{}],
}
"""Some values matter only if others have been set."""


def merged(one: Values, other: Values) -> Values:
    """Both, the other one winning, as Helm merges values."""
    result = dict(one)
    for key, value in other.items():
        known = result.get(key)
        both = isinstance(known, dict) and isinstance(value, dict)
        result[key] = merged(known, value) if both else value
    return result


def all_of(values: dict[str, Any]) -> Values:
    result: Values = {}
    for path, value in values.items():
        result = merged(result, setting(path, value))
    return result


def defaults_of(chart: str) -> dict[str, Any]:
    values = yaml.safe_load((CHARTS / chart / "values.yaml").read_text())
    return {
        path: value
        for path, value in leaves(values)
        if not any(fnmatch(path, pattern) for pattern in WITHOUT_EFFECT)
    }


def has_an_effect(helm: Helm, chart: str, situation: Values, change: Values) -> bool:
    """Whether a change gives other objects or is refused by a template."""
    try:
        after = helm.render(chart, merged(situation, change))
    except Refused as refusal:
        return "specifications of the schema" not in str(refusal)
    return after.text != helm.render(chart, situation).text


def seen(rendered: Manifests, marks: dict[str, Any]) -> set[str]:
    return {path for path, mark in marks.items() if str(mark) in rendered.text}


@pytest.mark.timeout(180)
@pytest.mark.parametrize("chart", SITUATIONS)
def test_every_value_has_an_effect(helm: Helm, chart: str) -> None:
    """Marks are looked for all at once; what is left is tried value by value."""
    marks, others = marked(defaults_of(chart))
    remaining = {**marks, **others}
    for situation in SITUATIONS[chart]:
        try:
            together = helm.render(chart, merged(all_of(marks), situation))
        except Refused:
            continue
        remaining = {path: remaining[path] for path in remaining.keys() - seen(together, marks)}
    without = [
        path
        for path, value in remaining.items()
        if not any(
            has_an_effect(helm, chart, situation, setting(path, value))
            for situation in SITUATIONS[chart]
        )
    ]
    assert not sorted(without)
