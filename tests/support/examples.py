"""The device servers of the shipped chart."""

from pathlib import Path

from ska_tango_examples.deployment import load_chart

CHART = Path(__file__).parents[2] / "charts" / "ska-tango-examples"


def switched_off(*, but: tuple[str, ...] = (), under: str = "deviceServers.servers") -> list[str]:
    """Return the settings that leave out every server that is on by default.

    Args:
        but: those that stay.
        under: where a chart has the entries of its servers.
    """
    names = (server.name for server in load_chart(CHART))
    return [f"{under}.{name}.enabled=false" for name in names if name not in but]
