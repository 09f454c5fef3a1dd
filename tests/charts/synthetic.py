"""Charts with device servers of a test's own; all else is as in ska-tango-examples."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import yaml

from ska_tango_examples.deployment import dsconfig, load_chart
from tests.charts.helm import RELEASE, Helm
from tests.charts.manifests import Manifests


def make_chart(helm: Helm, entries: dict[str, Any], **files: Any) -> Path:
    """Return the folder of a chart with these servers; `motor={...}` becomes data/motor.yaml."""
    chart = helm.copy("ska-tango-examples")
    values = yaml.safe_load((chart / "values.yaml").read_text())
    values["deviceServers"]["servers"] = entries
    (chart / "values.yaml").write_text(_as_yaml(values))
    for folder in (chart / "data").iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)
    for name, content in files.items():
        (chart / "data" / f"{name}.yaml").write_text(_as_yaml(content))
    return chart


def _as_yaml(content: Any) -> str:
    """Return YAML in which every text is quoted, so that all readers of YAML agree on it."""
    return json.dumps(content, ensure_ascii=False)


def rendered_configurations(manifests: Manifests) -> dict[str, Any]:
    """Return what each server's Job would write, by the server."""
    ending = f"-{RELEASE}-dsconfig-json"
    return {
        one["metadata"]["name"].removesuffix(ending): json.loads(one["data"]["configuration.json"])
        for one in manifests.of("ConfigMap")
        if one["metadata"]["name"].endswith(ending)
    }


def configurations(chart: Path) -> dict[str, Any]:
    """Return the same as it is without Helm, for `ska-tango-examples up`."""
    return {server.name: dsconfig([server]) for server in load_chart(chart)}
