"""The charts with the values that change them most, for the tests that look at every object."""

from __future__ import annotations

from typing import Any

import yaml

from tests.charts.helm import CHARTS, setting

Case = tuple[str, dict[str, Any]]

FAULTY = "data/operator/"
"""Where the examples are that show what goes wrong; together they are refused."""


def _examples() -> dict[str, Any]:
    values = yaml.safe_load((CHARTS / "ska-tango-examples" / "values.yaml").read_text())
    return {
        key: {"enabled": True}
        for key, entry in values["deviceServers"]["servers"].items()
        if not entry["file"].startswith(FAULTY)
    }


ALL_EXAMPLES = {"ska-tango-examples": {"deviceServers": {"servers": _examples()}}}
ONE_INSTANCE = {
    "name": "asynctabata",
    "image": {"tag": "other"},
    "resources": {"requests": {"memory": "99Mi"}},
    "nodeSelector": {"disk": "fast"},
    "tolerations": [{"key": "slow", "operator": "Exists"}],
    "affinity": {"podAntiAffinity": {}},
    "extraVolumes": [{"name": "more", "emptyDir": {}}],
    "extraVolumeMounts": [{"name": "more", "mountPath": "/more"}],
    "exposeDS": True,
    "depends_on": [{"host": "archive:80"}],
    "classes": [{"name": "AsyncTabata", "devices": [{"name": "test/asynctabata/1"}]}],
}
OVERRIDES = {
    "instances": ["asynctabata"],
    "environment_variables": [{"name": "SPEED", "value": "1"}],
    "annotations": {"note": "fast"},
    "postStart": "true",
    "preStop": "true",
    "priorityClassName": "high",
    "server": {"instances": [ONE_INSTANCE]},
}

CASES: dict[str, Case] = {
    "defaults": ("test-parent", {}),
    "all examples": ("test-parent", ALL_EXAMPLES),
    "exposed": ("test-parent", setting("global.exposeAllDS", value=True)),
    "minikube": ("test-parent", setting("global.minikube", value=True)),
    "operator": ("test-parent", setting("global.operator", value=True)),
    "sqlite": ("test-parent", setting("ska-tango-base.tangodb.engine", "sqlite")),
    "console": ("test-parent", setting("ska-tango-base.itango.enabled", value=True)),
    "debug": ("test-parent", setting("global.DEBUG", 5678)),
    "overrides": (
        "ska-tango-examples",
        setting("deviceServers.servers.asynctabata", OVERRIDES),
    ),
    "examples alone": ("ska-tango-examples", {}),
    "base alone": ("ska-tango-base", {}),
    "application": ("application", {}),
}
