"""A device server is run by the function that its description names."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import pytest

from ska_tango_examples.deployment import DeviceServer, instances_of
from ska_tango_examples.facility import device_server
from ska_tango_examples.facility.server import server_job

COUNTER = "ska_tango_examples.counter.Counter.Counter"


def first_argument(**keys: str) -> str:
    instance = {"name": "one", "classes": [{"name": "Counter", "devices": [{"name": "a/b/c"}]}]}
    server = DeviceServer.model_validate(
        {
            "name": "counter",
            "instances": ["one"],
            "entrypoints": [{"name": COUNTER}],
            "server": {"name": "counter", "instances": [instance]},
            **keys,
        }
    )
    (only,) = instances_of([server])
    return server_job(only, "127.0.0.1:10000", Path("folder")).arguments[0]


def test_our_own_function_unless_another_is_named() -> None:
    assert first_argument() == "ska_tango_examples.program.server:serve"
    assert first_argument(runner="tango.server:run") == "tango.server:run"


@pytest.mark.parametrize(("result", "exit_code"), [(3, 3), (None, 0), (object(), 0)])
def test_it_gets_the_classes_and_the_command_line(
    result: object, exit_code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def run(classes: list[type]) -> object:
        calls.append(([each.__name__ for each in classes], list(sys.argv)))
        return result

    module = types.ModuleType("gym_runner")
    module.__dict__["run"] = run
    monkeypatch.setitem(sys.modules, "gym_runner", module)
    monkeypatch.setattr(sys, "argv", [])
    assert device_server.main(["gym_runner:run", COUNTER, "gym", "one"]) == exit_code
    assert calls == [(["Counter"], ["gym", "one"])]


def test_a_runner_that_is_not_there() -> None:
    with pytest.raises(ImportError, match="has no function 'walk'"):
        device_server.load_runner("tango.server:walk")
