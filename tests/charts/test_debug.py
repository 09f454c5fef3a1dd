"""Those servers are open to a debugger that say so, and no others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.charts.helm import Helm
from tests.charts.manifests import Manifests, Object

CHART = "ska-tango-examples"
BY_SERVER = {"deviceServers": {"servers": {"tabata": {"debug": 5679}}}}
BY_COMMAND = {
    "command": "TangoExampleMotorDS",
    "health": False,
    "instances": ["one"],
    "server": {"name": "Motor", "instances": [{"name": "one", "classes": []}]},
}
DEBUGPY = """
def listen(place):
    if place[1] == 1:
        raise RuntimeError("Permission denied")
    print(place)
"""


def containers(rendered: Manifests) -> dict[str, Object]:
    """The containers of the device servers, by the names of their StatefulSets."""
    found = [(one, one["spec"]["template"]["spec"]) for one in rendered.of("StatefulSet")]
    return {one["metadata"]["name"]: pod["containers"][0] for one, pod in found}


def ports(rendered: Manifests) -> dict[str, Any]:
    """The port for a debugger of each server that has one."""
    given = {
        name: {each["name"]: each.get("value") for each in container["env"]}.get("DEBUGPY_PORT")
        for name, container in containers(rendered).items()
    }
    return {name: port for name, port in given.items() if port is not None}


def test_one_server_is_debugged_and_not_restarted_at_a_breakpoint(helm: Helm) -> None:
    rendered = helm.render(CHART, BY_SERVER)
    assert ports(rendered) == {"tabata-counters": "5679", "tabata-tabata": "5679"}
    without = {name for name, one in containers(rendered).items() if "livenessProbe" not in one}
    assert without == {"tabata-counters", "tabata-tabata"}


def test_nothing_else_of_it_changes(helm: Helm) -> None:
    plain, debugged = helm.render(CHART), helm.render(CHART, BY_SERVER)
    changed = {
        name for name, one in debugged.by_name().items() if plain.by_name().get(name) != one
    }
    assert {name.partition("/")[2] for name in changed} == {
        "tabata-counters",
        "tabata-tabata",
        "tabata-test-dsconfig-json",
    }


def program(rendered: Manifests) -> str:
    """The launcher of the Tabata, which runs without Tango and says what it has to say."""
    return str(rendered.get("ConfigMap", "tabata-test-dsconfig-json")["data"]["tabata.py"])


def foreign(helm: Helm, **changes: Any) -> Manifests:
    """The Tabata, run by PyTango alone, as are classes of other packages."""
    entry = {"debug": 5679, "health": False, "runner": "tango.server:run", **changes}
    return helm.render(CHART, {"deviceServers": {"servers": {"tabata": entry}}})


def run(folder: Path, text: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a launcher as far as it listens, with a debugger that fails at port 1 and 70000."""
    (folder / "debugpy.py").write_text(DEBUGPY)
    listening, *_ = text.partition("from ska_tango_examples")
    return subprocess.run(
        [sys.executable, "-c", listening],
        env={"PYTHONPATH": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


def test_the_package_of_the_examples_listens_by_itself_before_anything_else(helm: Helm) -> None:
    imports = [
        line
        for line in program(helm.render(CHART, BY_SERVER)).splitlines()
        if line.startswith(("import ", "from "))
    ]
    assert imports[0].startswith("import ska_tango_examples ")
    assert "debugpy" not in " ".join(imports)


def test_for_other_classes_the_program_listens_before_it_imports_them(
    helm: Helm, tmp_path: Path
) -> None:
    done = run(tmp_path, program(foreign(helm)), DEBUGPY_PORT="5679")
    assert (done.returncode, done.stdout) == (0, "('127.0.0.1', 5679)\n"), done.stderr


@pytest.mark.parametrize("port", ["1", "none"])
def test_where_it_cannot_it_says_so_in_one_line(helm: Helm, tmp_path: Path, port: str) -> None:
    done = run(tmp_path, program(foreign(helm)), DEBUGPY_PORT=port)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("no debugger can attach (")
    assert line.endswith("): debug needs a free port, the image debugpy")


def test_nothing_is_in_a_program_that_is_not_debugged(helm: Helm) -> None:
    assert "debug" not in program(foreign(helm, debug=0))
    assert "import ska_tango_examples\n" not in program(helm.render(CHART))


def test_the_operator_is_told_the_ports_those_of_commands_too(helm: Helm) -> None:
    servers = {"tabata": {"debug": 5679}, "mine": {**BY_COMMAND, "debug": 5680}}
    values = {"global": {"operator": True}, "deviceServers": {"servers": servers}}
    given = {
        one["metadata"]["name"]: variable["value"]
        for one in helm.render(CHART, values).of("DeviceServer")
        for variable in one["spec"].get("env", [])
        if variable["name"] == "DEBUGPY_PORT"
    }
    assert given == {"tabata-counters": "5679", "tabata-tabata": "5679", "mine-one": "5680"}


def test_a_command_is_not_meant_by_what_goes_for_all(helm: Helm) -> None:
    """Such as TangoTest, which is written in C++."""
    rendered = helm.render(CHART, {"global": {"DEBUG": 5678}})
    plain = {name for name, one in containers(rendered).items() if "/data/" not in str(one)}
    assert any("tangotest" in name for name in plain)
    assert not plain & ports(rendered).keys()
    assert "livenessProbe" in containers(rendered)["tangotest-test"]


def test_the_word_of_a_server_wins(helm: Helm) -> None:
    own = {"tabata": {"debug": 0}, "timer": {"debug": 5679}}
    values = {"global": {"DEBUG": 5678}, "deviceServers": {"servers": own}}
    found = ports(helm.render(CHART, values))
    assert not any(name.startswith("tabata-") for name in found)
    assert {port for name, port in found.items() if name.startswith("timer-")} == {"5679"}
    assert "5678" in found.values()
