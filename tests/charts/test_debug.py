"""A debugger is let into the servers that say so, and into nothing else."""

from __future__ import annotations

from typing import Any

from tests.charts.helm import Helm
from tests.charts.manifests import Manifests, Object

CHART = "ska-tango-examples"
BY_SERVER = {"deviceServers": {"servers": {"tabata": {"debug": 5679}}}}


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


def test_its_program_listens_before_it_imports_tango(helm: Helm) -> None:
    rendered = helm.render(CHART, BY_SERVER)
    program = rendered.get("ConfigMap", "tabata-test-dsconfig-json")["data"]["tabata.py"]
    first_import, *_ = [line for line in program.splitlines() if line.startswith("from ")]
    listen = 'debugpy.listen(("127.0.0.1", int(os.environ.pop("DEBUGPY_PORT", 5679))))'
    assert 0 < program.index(listen) < program.index(first_import)


def test_the_word_of_a_server_wins(helm: Helm) -> None:
    own = {"tabata": {"debug": 0}, "timer": {"debug": 5679}}
    values = {"global": {"DEBUG": 5678}, "deviceServers": {"servers": own}}
    found = ports(helm.render(CHART, values))
    assert not any(name.startswith("tabata-") for name in found)
    assert {port for name, port in found.items() if name.startswith("timer-")} == {"5679"}
    assert "5678" in found.values()
