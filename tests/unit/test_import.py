"""Importing the devices changes nothing in the process that imports them."""

import importlib
import importlib.metadata
import subprocess
import sys

import pytest

SERVERS = sorted(
    {
        script.value.partition(":")[0]
        for script in importlib.metadata.entry_points(group="console_scripts")
        if script.name.startswith("TangoExample")
    }
)

WHAT_IS_LEFT = """
import importlib, logging, sys, threading
root = logging.getLogger()
before = root.level, list(root.handlers)
for module in sys.argv[1:]:
    importlib.import_module(module)
    assert (root.level, root.handlers) == before, f"{module} has changed the root logger"
    assert threading.active_count() == 1, (module, threading.enumerate())
    assert "debugpy" not in sys.modules, module
"""


def test_an_import_leaves_logging_and_threads_alone():
    subprocess.run(
        [sys.executable, "-W", "error", "-c", WHAT_IS_LEFT, *SERVERS], check=True, timeout=30
    )


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("DevFactory", "DevFactory"),
        ("counter.Counter", "Counter"),
        ("counter.AsyncCounter", "AsyncCounter"),
        ("tabata.Tabata", "Tabata"),
        ("tabata.AsyncTabata", "AsyncTabata"),
        ("tabata.ForAttrTabata", "ForAttrTabata"),
        ("tabata.RunningState", "RunningState"),
        ("basic_example.Motor", "Motor"),
        ("basic_example.powersupply", "PowerSupply"),
        ("basic_example.EventReceiver", "EventReceiver"),
        ("basic_example.HelloWorld", "HelloWorld"),
        ("basic_example.MultiDevice", "Thermostat"),
        ("basic_example.CalendarClock", "CalendarClock"),
        ("basic_example.LogTestUpstream", "LogTestUpstream"),
        ("basic_example.LogTestDownstream", "LogTestDownstream"),
        ("teams.Timer", "Timer"),
    ],
)
def test_everything_is_where_clients_look_for_it(module, name):
    assert hasattr(importlib.import_module(f"ska_tango_examples.{module}"), name)


def test_there_are_servers_to_import():
    assert "ska_tango_examples.tabata.Tabata" in SERVERS
