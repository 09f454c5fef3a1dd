"""What a chart has installed, as far as a debugger has to do with it."""

import json

from tests.tools.k8s.objects import Object, metadata

PROBE = {"httpGet": {"path": "/alive", "port": "tango-health"}}
IMAGE = "registry/ska-tango-examples:1"
SERVERS = {
    "tabata": {
        "counters": {"Counter": {"test/counter/work": {}, "test/counter/rest": {}}},
        "gym": {"Tabata": {"test/Tabata/1": {}}},
    }
}


def config_map(name: str, servers: Object) -> Object:
    files = {"configuration.json": json.dumps({"servers": servers}), "job": "some-job"}
    return {"metadata": metadata(name), "data": files}


def debug_port(value: str) -> Object:
    return {"name": "DEBUGPY_PORT", "value": value}


def stateful_set(name: str, instance: str, config: str, *env: Object, **changes: object) -> Object:
    container = {
        "name": "device-server",
        "image": IMAGE,
        "command": ["python3", "/data/tabata.py"],
        "args": [instance, "-ORBendPoint", "giop:tcp::45450"],
        "env": [{"name": "TANGO_HOST", "value": "here:10000"}, *env],
        "ports": [{"name": "tango-server", "containerPort": 45450}],
        "livenessProbe": PROBE,
        **changes,
    }
    volumes = [{"name": "tmp", "emptyDir": {}}, {"name": "c", "configMap": {"name": config}}]
    spec = {"containers": [container], "volumes": volumes}
    labels = {"matchLabels": {"server": name}}
    return {"metadata": metadata(name), "spec": {"selector": labels, "template": {"spec": spec}}}


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
