"""Small charts for the tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

COUNTER = "ska_tango_examples.counter.Counter.Counter"


def chart(folder: Path, servers: dict[str, dict[str, Any]]) -> str:
    """Write a chart with these device servers, each an entry of values.yaml; JSON is YAML."""
    folder.mkdir(exist_ok=True)
    (folder / "Chart.yaml").write_text("apiVersion: v2\nname: small\nversion: 0.1.0\n")
    values = {"deviceServers": {"enabled": True, "servers": servers}}
    (folder / "values.yaml").write_text(json.dumps(values))
    return str(folder)


def server(
    name: str, device: str, *, class_name: str = "Counter", program: str = "", **more: Any
) -> dict[str, Any]:
    """A server with one instance `test` and one device; a Counter unless `more` says otherwise.

    `program` is its executable name, the same as its name if not given.
    """
    if "command" not in more:
        more.setdefault("entrypoints", [{"name": COUNTER}])
    classes = [{"name": class_name, "devices": [{"name": device}]}]
    return {
        "name": name,
        "instances": ["test"],
        "server": {
            "name": program or name,
            "instances": [{"name": "test", "classes": classes}],
        },
        **more,
    }


def one_counter(folder: Path) -> str:
    """The smallest system: a server with one counter."""
    return chart(folder, {"small": server("small", "test/counter/one")})
