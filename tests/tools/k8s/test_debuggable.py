"""Which servers can be debugged, and in which image."""

import pytest

from tests.tools.k8s.debug_objects import SETS, stateful_set
from tools.k8s.debuggable import image_for, require_debuggable
from tools.k8s.trouble import Trouble

IN_A_SHELL = ["sh", "-c", 'exec /usr/local/bin/TangoTest -v4 "$@"', "tangotest"]


@pytest.mark.parametrize(
    "command",
    [
        ["python3", "/data/tabata.py"],
        ["/usr/bin/python3.11", "server.py"],
        ["TangoExampleTabataDS"],
        ["sh", "-c", 'exec TangoExampleTabataDS -v4 "$@"', "tabata"],
        ["sh", "-c", 'exec python3 -m ska_tango_examples.tabata.Tabata "$@"', "tabata"],
    ],
)
def test_a_program_of_python_can_be_debugged(command: list[str]) -> None:
    require_debuggable(stateful_set("a", "b", "c", command=command), 5678)


@pytest.mark.parametrize("command", [["/usr/local/bin/TangoTest"], IN_A_SHELL, ["pythonic"]])
def test_any_other_program_is_named(command: list[str]) -> None:
    with pytest.raises(Trouble, match=r"^a runs .*(TangoTest|pythonic).*, which is not Python$"):
        require_debuggable(stateful_set("a", "b", "c", command=command), 5678)


def test_a_set_without_a_device_server_is_refused() -> None:
    with pytest.raises(Trouble, match="db runs no device server"):
        require_debuggable(SETS[3], 5678)


def test_a_port_of_tango_is_refused() -> None:
    with pytest.raises(Trouble, match="has port 45450 for itself; choose another K8S_DEBUG_PORT"):
        require_debuggable(SETS[2], 45450)


@pytest.mark.parametrize(
    ("own", "debugged_in"),
    [
        ("localhost/ska-tango-examples:0.1.0", "debug:1"),
        ("registry:5000/group/ska-tango-examples@sha256:12", "debug:1"),
        ("ska-tango-examples", "debug:1"),
        ("localhost/ska-tango-examples-test:0.1.0", ""),
        ("localhost/other:0.1.0", ""),
    ],
)
def test_only_an_image_of_this_project_is_replaced(own: str, debugged_in: str) -> None:
    assert image_for(stateful_set("a", "b", "c", image=own), "debug:1") == debugged_in
