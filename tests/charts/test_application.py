"""A chart that was written for the original library renders with ours, to the same names."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from tests.charts.helm import NAMESPACE, Helm, setting
from tests.charts.manifests import Manifests, Object, spell

SERVER_PORTS = {"tango-server": 45450, "tango-heartbeat": 45460, "tango-event": 45470}
EVERY_DEVICE = ["sys/database/2", "mid-dish/dish-manager/001"]


@pytest.fixture
def second_dish(application: Manifests) -> Object:
    """The pod of the instance that has settings of its own."""
    return dict(application.get("StatefulSet", "dish-02")["spec"]["template"])


def server_of(application: Manifests, name: str) -> Object:
    return application.container("StatefulSet", name, "device-server")


def environment(container: Object) -> dict[str, Any]:
    return {one["name"]: one.get("value", one.get("valueFrom")) for one in container["env"]}


def configuration(application: Manifests, name: str) -> Object:
    return dict(application.get("ConfigMap", f"{name}-test-dsconfig-json")["data"])


def test_every_object_has_the_name_that_others_rely_on(application: Manifests) -> None:
    for name, instances in {"dish": ["dish-01", "dish-02"], "pasd": ["pasd-low-1"]}.items():
        assert f"{name}-test-dsconfig-json" in application.names("ConfigMap")
        assert f"{name}-sa-test" in application.names("ServiceAccount")
        assert f"{name}-role-test" in application.names("Role")
        assert f"{name}-role-bind-test" in application.names("RoleBinding")
        (job,) = (one for one in application.names("Job") if one.startswith(name))
        assert job.startswith(f"{name}-test-config-")
        for instance in instances:
            assert instance in application.names("Service")
            assert instance in application.names("StatefulSet")
    assert application.names("StatefulSet") == ["dish-01", "dish-02", "pasd-low-1"]
    assert "recordings-pvc-test" in application.names("PersistentVolumeClaim")
    assert "recordings-admin-test" in application.names("Deployment")


def test_the_objects_of_a_server_come_in_the_order_of_the_original(helm: Helm) -> None:
    """Helm sorts objects of different kinds; within a kind it keeps the order of the template."""
    rendered = helm.render("application")
    names = [one["metadata"]["name"] for one in rendered.of("StatefulSet")]
    assert names == ["dish-01", "dish-02", "pasd-low-1"]
    first = {one["kind"]: None for one in rendered.objects if "dish" in spell(one)}
    wanted = [
        "ServiceAccount",
        "ConfigMap",
        "Role",
        "RoleBinding",
        "Service",
        "StatefulSet",
        "Job",
    ]
    assert [kind for kind in first if kind in wanted] == wanted


def test_labels_are_those_of_the_original_and_those_of_kubernetes(application: Manifests) -> None:
    for one in application.objects:
        assert one["metadata"]["labels"]["app"] == "application", spell(one)
        assert one["metadata"]["annotations"]["team"] == "dishes", spell(one)
    labels = application.get("StatefulSet", "dish-01")["metadata"]["labels"]
    wanted = {
        "component": "dish-01",
        "subsystem": "dishes",
        "function": "dish-control",
        "domain": "receptors",
    }
    assert labels.items() >= wanted.items()
    assert labels["app.kubernetes.io/instance"] == "test"
    configurator = application.get("ConfigMap", "dish-test-dsconfig-json")["metadata"]["labels"]
    assert configurator.items() >= {
        ("component", "configurator"),
        ("function", "deployment"),
        ("intent", "enabling"),
        ("domain", "self-configuration"),
    }


@pytest.mark.parametrize("name", ["dish-01", "dish-02", "pasd-low-1"])
def test_services_and_pods_find_each_other(application: Manifests, name: str) -> None:
    service = application.get("Service", name)["spec"]
    workload = application.get("StatefulSet", name)["spec"]
    assert service["selector"] == {"component": name, "subsystem": "dishes"}
    assert workload["selector"]["matchLabels"] == service["selector"]
    assert workload["template"]["metadata"]["labels"].items() >= service["selector"].items()
    assert workload["serviceName"] == name
    assert workload["replicas"] == 1


@pytest.mark.parametrize("name", ["dish-01", "pasd-low-1"])
def test_the_ports_of_tango_are_the_same_everywhere(application: Manifests, name: str) -> None:
    service = application.get("Service", name)["spec"]
    container = server_of(application, name)
    assert {one["name"]: one["port"] for one in service["ports"]} == SERVER_PORTS
    ports = {one["name"]: one["containerPort"] for one in container["ports"]}
    assert ports == SERVER_PORTS
    assert list(environment(container))[:5] == [
        "TANGO_HOST",
        "TANGO_SERVER_PORT",
        "TANGO_ZMQ_HEARTBEAT_PORT",
        "TANGO_ZMQ_EVENT_PORT",
        "TANGO_SERVER_PUBLISH_HOSTNAME",
    ]
    hostname = environment(container)["TANGO_SERVER_PUBLISH_HOSTNAME"]
    assert hostname == f"{name}.{NAMESPACE}.svc.cluster.local"


def test_python_classes_run_from_the_configuration_map(application: Manifests) -> None:
    container = server_of(application, "dish-02")
    assert container["command"] == ["python3", "/data/DishManager.py"]
    assert container["args"][0] == "02"
    launcher = configuration(application, "dish")["DishManager.py"]
    assert "from dish_manager.DishManager import DishManager" in launcher
    assert "/app/extra/spectrum.py" in launcher
    assert '"spectrum"' in launcher


def test_a_command_with_spaces_runs_through_a_shell(application: Manifests) -> None:
    container = server_of(application, "pasd-low-1")
    assert container["command"][:3] == ["sh", "-c", 'exec python3 /app/pasd.py --fast "$@"']
    assert container["args"][0] == "low_1"


def test_compatibility_decides_on_the_address(helm: Helm, application: Manifests) -> None:
    everywhere, told = "giop:tcp:0.0.0.0:$(TANGO_SERVER_PORT)", "giop:tcp::$(TANGO_SERVER_PORT)"
    assert told in server_of(application, "dish-01")["args"]
    # A server's own word wins over the chart's.
    assert everywhere in server_of(application, "pasd-low-1")["args"]
    modern = helm.render("application", {"legacy_compatibility": False})
    assert everywhere in server_of(modern, "dish-01")["args"]


def test_an_instance_may_differ_from_its_server(
    application: Manifests, second_dish: Object
) -> None:
    first, second = (server_of(application, name) for name in ("dish-01", "dish-02"))
    assert first["image"] == "registry.example/dish-manager:1.0.0"
    assert second["image"] == "registry.example/dish-manager:1.0.1"
    assert first["resources"]["limits"] == {"cpu": "200m", "memory": "128Mi"}
    assert second["resources"] == {"requests": {"cpu": "10m", "memory": "32Mi"}}
    assert second_dish["spec"]["nodeSelector"] == {"kubernetes.io/arch": "amd64"}
    assert {"name": "scratch", "mountPath": "/scratch"} in second["volumeMounts"]
    assert {"name": "scratch", "emptyDir": {"sizeLimit": "10Mi"}} in second_dish["spec"]["volumes"]
    other = application.get("StatefulSet", "dish-01")["spec"]["template"]["spec"]
    assert other["nodeSelector"] == {"kubernetes.io/os": "linux"}
    assert other["tolerations"] == [{"key": "dishes", "operator": "Exists"}]


def test_only_exposed_instances_are_reached_from_outside(
    helm: Helm, application: Manifests
) -> None:
    types = {
        name: application.get("Service", name)["spec"]["type"]
        for name in application.names("Service")
    }
    assert types == {"dish-01": "ClusterIP", "dish-02": "ClusterIP", "pasd-low-1": "LoadBalancer"}
    for switch in ("global.exposeAllDS", "global.minikube"):
        for one in helm.render("application", setting(switch, value=True)).of("Service"):
            assert one["spec"]["type"] == "LoadBalancer"


def test_dependencies_are_waited_for(application: Manifests) -> None:
    waiting = application.container("StatefulSet", "dish-02", "wait-for-configuration")
    words = [*waiting["command"], *waiting.get("args", [])]
    pairs = list(pairwise(words))
    assert [what for option, what in pairs if option == "--device"] == EVERY_DEVICE
    assert [what for option, what in pairs if option == "--host"] == ["telmodel.example:443"]
    assert ("--timeout", "300s") in pairs


def test_the_volume_is_shared(application: Manifests, second_dish: Object) -> None:
    claim = {"claimName": "recordings-pvc-test"}
    volumes = second_dish["spec"]["volumes"]
    assert {"name": "volume-data", "persistentVolumeClaim": claim} in volumes
    (mount,) = (
        one
        for one in server_of(application, "dish-02")["volumeMounts"]
        if one["name"] == "volume-data"
    )
    assert (mount["mountPath"], mount.get("readOnly", False)) == ("/recordings", False)
    spec = application.get("PersistentVolumeClaim", "recordings-pvc-test")["spec"]
    assert spec["resources"]["requests"]["storage"] == "5Mi"


def test_hooks_probes_and_annotations_are_handed_on(
    application: Manifests, second_dish: Object
) -> None:
    container = server_of(application, "dish-01")
    start = container["lifecycle"]["postStart"]["exec"]["command"]
    assert start == ["/bin/sh", "-c", "test -e /tmp/ready || touch /tmp/ready"]
    assert container["lifecycle"]["preStop"]["exec"]["command"][-1] == "rm -f /tmp/ready"
    liveness, readiness = container["livenessProbe"], container["readinessProbe"]
    assert (liveness["initialDelaySeconds"], liveness["periodSeconds"]) == (7, 5)
    assert (readiness["initialDelaySeconds"], readiness["periodSeconds"]) == (0, 4)
    assert "tcpSocket" in liveness
    assert second_dish["metadata"]["annotations"]["contact"] == "dish team"
