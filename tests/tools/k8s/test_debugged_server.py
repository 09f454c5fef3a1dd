"""What becomes of a StatefulSet that is opened to a debugger, upgraded and closed again."""

from copy import deepcopy
from typing import Any

from tests.tools.k8s.debug_objects import IMAGE, PROBE, SETS, debug_port, stateful_set
from tests.tools.k8s.objects import Object
from tools.k8s.debugged_server import NOTE, closing, is_changed, is_overtaken, opening, port_of
from tools.k8s.device_server import container

GYM = SETS[2]


def patched(thing: Object, patch: Object) -> Object:
    """What Kubernetes makes of these patches: of all lists, it knows items by their names."""
    thing = deepcopy(thing)
    for key, value in patch["metadata"]["annotations"].items():
        _put(thing["metadata"].setdefault("annotations", {}), key, value)
    server = container(thing)
    for key, value in container(patch).items():
        if key != "env":
            _put(server, key, value)
            continue
        for variable in value:
            server["env"] = [one for one in server["env"] if one["name"] != variable["name"]]
            server["env"] += [] if "$patch" in variable else [variable]
    return thing


def _put(into: Object, key: str, value: Any) -> None:
    into.pop(key, None)
    if value is not None:
        into[key] = value


def upgraded(thing: Object, **changes: Any) -> Object:
    """What Helm makes of it: all that the chart says, beside what it does not speak of."""
    thing = deepcopy(thing)
    container(thing).update({"image": IMAGE, "livenessProbe": PROBE, **changes})
    return thing


def settled(thing: Object) -> Object:
    """A StatefulSet without the traces that mean nothing."""
    thing = deepcopy(thing)
    if thing["metadata"].get("annotations") == {}:
        del thing["metadata"]["annotations"]
    return thing


def test_the_port_that_a_chart_has_given_is_known() -> None:
    assert port_of(stateful_set("a", "b", "c", debug_port("5679"))) == 5679
    assert port_of(SETS[0]) is None
    assert port_of(SETS[3]) is None
    assert not is_overtaken(stateful_set("a", "b", "c", debug_port("5679")))


def test_a_server_that_is_open_has_a_port_a_debugger_and_no_liveness_probe() -> None:
    opened = patched(GYM, opening(GYM, 5678, "test:1"))
    server = container(opened)
    assert (port_of(opened), server["image"]) == (5678, "test:1")
    assert "livenessProbe" not in server
    assert is_changed(opened)
    assert not is_overtaken(opened)
    assert not is_changed(GYM)


def test_an_image_with_a_debugger_in_it_stays() -> None:
    opened = patched(GYM, opening(GYM, 5678, ""))
    assert container(opened)["image"] == IMAGE
    assert settled(patched(opened, closing(opened))) == GYM


def test_a_server_that_is_closed_is_as_it_was() -> None:
    opened = patched(GYM, opening(GYM, 5678, "test:1"))
    assert settled(patched(opened, closing(opened))) == GYM


def test_what_an_upgrade_has_brought_stays_when_the_server_is_closed() -> None:
    opened = patched(GYM, opening(GYM, 5678, "test:1"))
    slower = {**PROBE, "periodSeconds": 60}
    new = upgraded(opened, image="registry/ska-tango-examples:2", livenessProbe=slower)
    assert is_overtaken(new)
    closed = patched(new, closing(new))
    server = container(closed)
    assert (server["image"], server["livenessProbe"]) == ("registry/ska-tango-examples:2", slower)
    assert port_of(closed) is None
    assert not is_changed(closed)


def test_a_port_that_an_upgrade_has_brought_stays() -> None:
    opened = patched(GYM, opening(GYM, 5678, "test:1"))
    new = upgraded(opened, env=[debug_port("5999")])
    assert port_of(patched(new, closing(new))) == 5999


def test_a_server_can_be_opened_again_after_an_upgrade() -> None:
    opened = patched(GYM, opening(GYM, 5678, "test:1"))
    new = upgraded(opened, image="registry/ska-tango-examples:2")
    again = patched(new, opening(new, 5679, "test:2"))
    assert (port_of(again), container(again)["image"]) == (5679, "test:2")
    assert not is_overtaken(again)
    closed = patched(again, closing(again))
    assert container(closed)["image"] == "registry/ska-tango-examples:2"
    assert container(closed)["livenessProbe"] == PROBE
    assert NOTE not in closed["metadata"]["annotations"]


def test_what_an_upgrade_has_left_is_remembered() -> None:
    """The chart has no other image: only the probe is back."""
    opened = patched(GYM, opening(GYM, 5678, "test:1"))
    new = upgraded(opened, image="test:1")
    again = patched(new, opening(new, 5678, ""))
    assert settled(patched(again, closing(again))) == GYM
