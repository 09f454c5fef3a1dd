"""What the editor is told to run, and where it is told to attach, is there."""

import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = "${workspaceFolder}"
LAUNCH = json.loads((ROOT / ".vscode/launch.json").read_text())["configurations"]
BY_NAME: dict[str, Any] = {one["name"]: one for one in LAUNCH}


@pytest.mark.parametrize(
    "one", [one for one in LAUNCH if "module" in one], ids=lambda o: o["name"]
)
def test_every_module_is_there(one: dict[str, Any]) -> None:
    assert importlib.util.find_spec(one["module"]), one


def test_a_server_takes_no_port_that_linux_gives_to_connections() -> None:
    arguments = BY_NAME["Run a server without a database"]["args"]
    assert 1024 <= int(arguments[arguments.index("-port") + 1]) < 32768


def test_one_attaches_where_make_lets_it() -> None:
    port = re.search(
        r"^K8S_DEBUG_PORT \?= (\d+)$", (ROOT / ".make/k8s-debug.mk").read_text(), re.MULTILINE
    )
    assert port
    places = [one["connect"] for one in LAUNCH if one["request"] == "attach"]
    assert places == [{"host": "127.0.0.1", "port": int(port[1])}] * 2


def test_the_source_of_a_pod_is_found_here() -> None:
    pod = BY_NAME["Attach to a pod"]
    assert not pod["justMyCode"], "a debugger skips installed packages by itself"
    python = re.search(
        r"^ARG BASE_IMAGE=python:(\d+\.\d+)\.", (ROOT / "Dockerfile").read_text(), re.MULTILINE
    )
    assert python
    sources = {*ROOT.glob("src/*/__init__.py"), *ROOT.glob("packages/*/src/*/__init__.py")}
    mapped = [one["localRoot"].rpartition("/")[2] for one in pod["pathMappings"]]
    assert sorted(mapped) == sorted(source.parent.name for source in sources)
    for mapping in pod["pathMappings"]:
        local = ROOT / mapping["localRoot"].removeprefix(f"{FOLDER}/")
        assert (local / "__init__.py").exists()
        packages = f"/app/.venv/lib/python{python[1]}/site-packages"
        assert mapping["remoteRoot"] == f"{packages}/{local.name}"


def test_the_interpreter_and_the_tests_are_there() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text())
    assert settings["python.defaultInterpreterPath"] == f"{FOLDER}/.venv/bin/python"
    for place in [*settings["python.testing.pytestArgs"], *settings["python.analysis.extraPaths"]]:
        assert (ROOT / place).is_dir(), place
