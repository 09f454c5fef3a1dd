"""The device servers that the original's charts have on: what is compared is the same set."""

from __future__ import annotations

from pathlib import Path

from ska_tango_examples.deployment import load_chart

CHART = Path(__file__).parents[1] / "charts" / "ska-tango-examples"

SERVERS = (
    "timer",
    "longrunning",
    "theexample",
    "tabata",
    "eventreceiver",
    "asynctabata",
    "forattrtabata",
)
TESTS = (
    "tests/integration/test_deployed_devices.py",
    "tests/integration/test_long_running.py",
    "tests/facility",
)
"""What of `make k8s-test` needs no other server."""


def settings(under: str = "deviceServers.servers") -> list[str]:
    """The settings that leave out every other server of the chart, `key=value`.

    Args:
        under: where the chart has the entries of its servers.
    """
    others = (server.name for server in load_chart(CHART) if server.name not in SERVERS)
    return [f"{under}.{name}.enabled=false" for name in others]
