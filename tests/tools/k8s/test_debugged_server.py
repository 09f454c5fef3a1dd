"""Which StatefulSet a debugger is let into, and what becomes of it."""

import json

import pytest

from tests.tools.k8s.objects import Object, metadata
from tools.k8s.debugged_server import BEFORE, closing, is_changed, opening, port_of, server_of
from tools.k8s.trouble import Trouble

PROBE = {"httpGet": {"path": "/alive", "port": "tango-health"}}
SERVERS = {
    "tabata": {
        "counters": {"Counter": {"test/counter/work": {}, "test/counter/rest": {}}},
        "gym": {"Tabata": {"test/Tabata/1": {}}},
    }
}


def config_map(name: str, servers: Object) -> Object:
    files = {"configuration.json": json.dumps({"servers": servers}), "job": "some-job"}
    return {"metadata": metadata(name), "data": files}


def stateful_set(name: str, instance: str, config: str, *env: Object) -> Object:
    container = {
        "name": "device-server",
        "image": "plain:1",
        "args": [instance, "-ORBendPoint", "giop:tcp::45450"],
        "env": [{"name": "TANGO_HOST", "value": "here:10000"}, *env],
        "livenessProbe": PROBE,
    }
    volumes = [{"name": "tmp", "emptyDir": {}}, {"name": "c", "configMap": {"name": config}}]
    spec = {"containers": [container], "volumes": volumes}
    return {"metadata": metadata(name), "spec": {"template": {"spec": spec}}}


MAPS = [
    config_map("tabata-config", SERVERS),
    config_map("other", {}),
    {"metadata": metadata("no")},
]
SETS = [
    stateful_set("other-gym", "gym", "other"),
    stateful_set("tabata-counters", "counters", "tabata-config"),
    stateful_set("tabata-gym", "gym", "tabata-config"),
    {"metadata": metadata("db"), "spec": {"template": {"spec": {"containers": [{"name": "db"}]}}}},
]


@pytest.mark.parametrize(
    ("device", "name"),
    [("test/tabata/1", "tabata-gym"), ("TEST/counter/REST", "tabata-counters")],
)
def test_the_server_of_a_device_is_found(device: str, name: str) -> None:
    assert server_of(device, MAPS, SETS)["metadata"]["name"] == name


def test_an_unknown_device_is_named_with_those_like_it() -> None:
    with pytest.raises(Trouble, match=r"no device test/tabata/2 .* test/tabata/1"):
        server_of("test/tabata/2", MAPS, SETS)


def test_a_server_that_is_no_stateful_set_is_refused() -> None:
    with pytest.raises(Trouble, match="the server of test/tabata/1 is no StatefulSet"):
        server_of("test/tabata/1", MAPS, SETS[:2])


def test_the_port_that_a_chart_has_given_is_known() -> None:
    given = {"name": "DEBUGPY_PORT", "value": "5679"}
    assert port_of(stateful_set("a", "b", "c", given)) == 5679
    assert port_of(SETS[0]) is None
    assert port_of(SETS[3]) is None


def test_a_patch_opens_one_container_and_keeps_what_it_takes_away() -> None:
    patch = opening(SETS[2], 5678, "test:1")
    [container] = patch["spec"]["template"]["spec"]["containers"]
    assert container == {
        "name": "device-server",
        "env": [{"name": "DEBUGPY_PORT", "value": "5678"}],
        "image": "test:1",
        "livenessProbe": None,
    }
    before = {"livenessProbe": PROBE, "image": "plain:1"}
    assert json.loads(patch["metadata"]["annotations"][BEFORE]) == before


def test_an_image_with_a_debugger_in_it_stays() -> None:
    patch = opening(SETS[2], 5678, "")
    assert "image" not in patch["spec"]["template"]["spec"]["containers"][0]
    assert json.loads(patch["metadata"]["annotations"][BEFORE]) == {"livenessProbe": PROBE}


def test_a_second_patch_gives_it_back() -> None:
    changed = {
        **SETS[2],
        "metadata": {**metadata("x"), **opening(SETS[2], 5678, "test:1")["metadata"]},
    }
    assert is_changed(changed)
    assert not is_changed(SETS[2])
    patch = closing(changed)
    [container] = patch["spec"]["template"]["spec"]["containers"]
    assert container == {
        "name": "device-server",
        "env": [{"name": "DEBUGPY_PORT", "$patch": "delete"}],
        "image": "plain:1",
        "livenessProbe": PROBE,
    }
    assert patch["metadata"]["annotations"] == {BEFORE: None}
