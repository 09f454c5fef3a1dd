"""An application chart in other situations: a Vault, the operator, old templates."""

from __future__ import annotations

from tests.charts.helm import Helm, setting
from tests.charts.manifests import Manifests, Object

EVERY_DEPENDENCY = ["sys/database/2", "telmodel.example:443", "mid-dish/dish-manager/001"]


def server_of(application: Manifests, name: str) -> Object:
    return application.container("StatefulSet", name, "device-server")


def test_secrets_come_from_the_vault_or_have_their_default(
    helm: Helm, application: Manifests
) -> None:
    secret = application.get("VaultStaticSecret", "dish-ska-dishes")["spec"]
    assert (secret["mount"], secret["path"]) == ("kv", "ska/dishes")
    reference = {"secretKeyRef": {"name": "dish-ska-dishes", "key": "password"}}
    variables = server_of(application, "dish-01")["env"]
    assert variables[-1] == {"name": "DISH_PASSWORD", "valueFrom": reference}
    assert [one["name"] for one in variables[-3:]] == ["SITE", "SERIAL", "DISH_PASSWORD"]
    minikube = helm.render("application", setting("global.minikube", value=True))
    assert not minikube.of("VaultStaticSecret")
    variable = {"name": "DISH_PASSWORD", "value": "guess"}
    assert variable in server_of(minikube, "dish-01")["env"]


def test_the_instances_of_the_release_win_over_those_of_an_entry(helm: Helm) -> None:
    rendered = helm.render("application", setting("global.instances", ["02", "low_1"]))
    assert rendered.names("StatefulSet") == ["dish-02", "pasd-low-1"]


def test_the_operator_gets_one_object_per_instance(helm: Helm) -> None:
    rendered = helm.render("application", setting("global.operator", value=True))
    assert rendered.names("DeviceServer") == ["dish-01", "dish-02", "pasd-low-1"]
    assert not rendered.of("StatefulSet")
    assert not rendered.of("Job")
    second = rendered.get("DeviceServer", "dish-02")["spec"]
    assert second["databaseds"] == "tango-databaseds"
    assert second["dsname"] == "DishManager"
    assert second["args"] == "02"
    assert second["image"] == "registry.example/dish-manager:1.0.1"
    # All instances of the server, as the original has it.
    assert "mid-dish/dish-manager/001" in second["config"]
    assert second["dependsOn"] == EVERY_DEPENDENCY
    assert "script" in second
    exposed = rendered.get("DeviceServer", "pasd-low-1")["spec"]
    assert exposed["enableLoadBalancer"] is True
    assert exposed["command"] == "python3 /app/pasd.py --fast"
    assert exposed["legacycompatibility"] is False


def test_the_deprecated_templates_still_deploy_one_instance_at_a_time(helm: Helm) -> None:
    old = {"name": "old", "command": "/usr/bin/old", "instances": ["one", "two"]}
    written = setting("dsconfig.configuration_file", "data/configuration.json")
    off = {name: {"enabled": False} for name in ("dish", "pasd")}
    rendered = helm.render("application", {"deprecated": old, "deviceServers": off, **written})
    assert rendered.names("StatefulSet") == rendered.names("Service") == ["old-one", "old-two"]
    (configuration,) = rendered.of("ConfigMap")
    assert '"site": ["mid"]' in configuration["data"]["configuration.json"]
    waiting = rendered.container("StatefulSet", "old-one", "wait-for-configuration")
    reference = waiting["env"][-1]["valueFrom"]["configMapKeyRef"]
    assert reference["name"] == configuration["metadata"]["name"]
    assert configuration["data"][reference["key"]] in rendered.names("Job")
