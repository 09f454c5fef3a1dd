"""The programs inside of the manifests are sound."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.charts.manifests import Manifests
from tests.charts.scripts import python_programs, shell_scripts

CHECK = (
    Path(sys.executable).with_name("shellcheck"),
    "--shell=sh",
    "--severity=style",
    "--format=gcc",
)


def complaints(scripts: dict[str, str], folder: Path) -> str:
    """What shellcheck says of some scripts, each looked at once."""
    files = []
    for number, script in enumerate(sorted(set(scripts.values()))):
        files.append(folder / f"{number}.sh")
        files[-1].write_text(script)
    done = subprocess.run(
        [*CHECK, *files], stdout=subprocess.PIPE, text=True, check=False, timeout=50
    )
    return done.stdout


def test_shell_scripts_pass_shellcheck(rendered: Manifests, tmp_path: Path) -> None:
    scripts = shell_scripts(rendered)
    if scripts:
        assert not complaints(scripts, tmp_path), scripts


def test_the_scripts_are_found(everything: Manifests) -> None:
    places = " ".join(shell_scripts(everything))
    assert "ConfigMap/tabata-test-dsconfig-json bootstrap.sh" in places
    assert "Deployment/theexample-admin-test: theexample-admin command" in places


def test_the_check_finds_mistakes(tmp_path: Path) -> None:
    assert complaints({"here": "echo $1\n"}, tmp_path)


def test_launchers_are_python(rendered: Manifests) -> None:
    for place, text in python_programs(rendered).items():
        compile(text, place, "exec")


def test_every_python_server_has_its_launcher(everything: Manifests) -> None:
    programs = python_programs(everything)
    for container in everything.containers():
        command = container.content.get("command", [])
        if command[:1] == ["python3"] and command[1].startswith("/data/"):
            (volume,) = (
                one for one in container.pod["spec"]["volumes"] if one["name"] == "configuration"
            )
            file = command[1].removeprefix("/data/")
            assert f"ConfigMap/{volume['configMap']['name']} {file}" in programs


@pytest.mark.parametrize("name", ["tabata", "theexample"])
def test_a_launcher_runs_the_classes_of_its_server(everything: Manifests, name: str) -> None:
    launcher = python_programs(everything)[f"ConfigMap/{name}-test-dsconfig-json {name}.py"]
    namespace: dict[str, object] = {"__name__": "launcher"}
    # It imports what it runs, and runs nothing unless it is the main program.
    exec(compile(launcher, name, "exec"), namespace)  # noqa: S102
    wanted = {"tabata": {"Counter", "Tabata"}, "theexample": {"PowerSupply", "Motor"}}[name]
    classes = {one.__name__ for one in namespace.values() if isinstance(one, type)}
    assert classes == wanted
