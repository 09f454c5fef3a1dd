"""What `up` deploys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ska_tango_examples.deployment import DeploymentError, DeviceServer, load_chart, start_order
from ska_tango_examples.facility.errors import FacilityError


def deployed_servers(
    chart: Path, values: Sequence[Path], settings: Mapping[str, str]
) -> list[DeviceServer]:
    """The device servers of the chart, which do not wait for each other in a circle.

    Raises:
        FacilityError: the chart is wrong; the text is that of the DeploymentError.
    """
    try:
        servers = load_chart(chart, values, settings)
        start_order(servers)
    except DeploymentError as error:
        raise FacilityError(str(error)) from error
    return servers
