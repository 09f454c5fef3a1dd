"""What an upgrade would touch: exactly what a change concerns, and nothing without one."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.charts.helm import Helm, setting
from tests.charts.manifests import Manifests

EXAMPLES = "ska-tango-examples"
WITHOUT_BASE = setting("global.sub-system.ska-tango-base.enabled", value=False)


def changed(before: Manifests, after: Manifests) -> set[str]:
    """The objects that an upgrade makes, removes or changes."""
    old, new = before.by_name(), after.by_name()
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def restarted(before: Manifests, after: Manifests) -> set[str]:
    """The StatefulSets whose pods start again."""
    old, new = (
        {one["metadata"]["name"]: one["spec"]["template"] for one in manifests.of("StatefulSet")}
        for manifests in (before, after)
    )
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def jobs(manifests: Manifests) -> dict[str, str]:
    """The names of the Jobs, by server."""
    return {name.partition("-test-config-")[0]: name for name in manifests.names("Job")}


def new_jobs(before: Manifests, after: Manifests) -> set[str]:
    old, new = jobs(before), jobs(after)
    return {server for server, name in new.items() if old.get(server) != name}


@pytest.fixture
def before(helm: Helm) -> Manifests:
    return helm.render(EXAMPLES, WITHOUT_BASE)


def after(helm: Helm, path: str, value: Any) -> Manifests:
    upgraded = setting(path, value)
    upgraded["global"] = {**WITHOUT_BASE["global"], **upgraded.get("global", {})}
    return helm.render(EXAMPLES, upgraded)


def test_a_changed_property_concerns_its_server_alone(helm: Helm, before: Manifests) -> None:
    upgraded = after(helm, "deviceServers.servers.tabata.sleep_time", "2")
    assert new_jobs(before, upgraded) == {"tabata"}
    old, new = jobs(before)["tabata"], jobs(upgraded)["tabata"]
    assert changed(before, upgraded) == {
        "ConfigMap/tabata-test-dsconfig-json",
        "Role/tabata-role-test",
        f"Job/{old}",
        f"Job/{new}",
        "StatefulSet/tabata-tabata",
    }


def test_a_changed_property_restarts_the_instance_that_has_it(
    helm: Helm, before: Manifests
) -> None:
    upgraded = after(helm, "deviceServers.servers.tabata.sleep_time", "2")
    assert restarted(before, upgraded) == {"tabata-tabata"}
    one, other = (
        manifests.get("StatefulSet", "tabata-tabata")["spec"]["template"]["metadata"]
        for manifests in (before, upgraded)
    )
    assert one["annotations"] != other["annotations"]
    assert one["labels"] == other["labels"]


def test_a_changed_class_property_restarts_those_who_have_the_class(
    helm: Helm, before: Manifests
) -> None:
    properties = [{"name": "PowerSupply", "properties": [{"name": "port", "values": ["1"]}]}]
    upgraded = after(helm, "deviceServers.servers.theexample.class_properties", properties)
    assert new_jobs(before, upgraded) == {"theexample"}
    assert restarted(before, upgraded) == {"theexample-powersupply1", "theexample-powersupply2"}


def test_another_image_for_configuring_configures_again_and_restarts_all(
    helm: Helm, before: Manifests
) -> None:
    upgraded = after(helm, "dsconfig.image.tag", "new")
    assert new_jobs(before, upgraded) == jobs(before).keys()


def test_another_image_of_the_devices_configures_nothing_again(
    helm: Helm, before: Manifests
) -> None:
    upgraded = after(helm, "tango_example.image.tag", "new")
    assert not new_jobs(before, upgraded)
    assert restarted(before, upgraded) == set(before.names("StatefulSet"))


def test_another_database_is_configured_anew(helm: Helm, before: Manifests) -> None:
    upgraded = after(helm, "global.tango_host", "other-databaseds:10000")
    assert new_jobs(before, upgraded) == jobs(before).keys()


def test_a_server_that_is_taken_away_leaves_nothing(helm: Helm, before: Manifests) -> None:
    upgraded = after(helm, "deviceServers.servers.timer.enabled", value=False)
    gone = before.by_name().keys() - upgraded.by_name().keys()
    assert changed(before, upgraded) == gone
    assert not [name for name in upgraded.by_name() if "/timer-" in name]


def test_another_version_of_the_chart_restarts_nothing(helm: Helm, before: Manifests) -> None:
    chart = helm.copy(EXAMPLES)
    about = chart / "Chart.yaml"
    about.write_text(re.sub(r"(?m)^(version|appVersion): .*$", r"\1: 9.9.9", about.read_text()))
    upgraded = helm.render(chart, WITHOUT_BASE)
    assert "9.9.9" in json.dumps(upgraded.get("Service", "tabata-tabata")["metadata"]["labels"])
    assert not new_jobs(before, upgraded)
    assert not restarted(before, upgraded)


def test_a_change_of_the_entry_as_such_changes_nothing(helm: Helm, before: Manifests) -> None:
    upgraded = after(helm, "deviceServers.servers.tabata.noretry", value=True)
    assert not changed(before, upgraded)
