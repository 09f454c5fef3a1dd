"""Brings the configuration of the devices into the Tango database of the control system."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import tango

from ska_tango_examples.configuring.changes import RefusedChange, changes, write
from ska_tango_examples.facility.errors import FacilityError


def override(configuration: dict[str, Any], properties: Mapping[str, Mapping[str, str]]) -> None:
    """Set properties of devices in a configuration.

    Args:
        configuration: servers and classes in the form of dsconfig; it is changed.
        properties: `{device: {property: value}}`; a device that is not there is ignored.
    """
    for instances in configuration.get("servers", {}).values():
        for classes in instances.values():
            for devices in classes.values():
                for name in properties.keys() & devices.keys():
                    own = devices[name].setdefault("properties", {})
                    own.update((key, [value]) for key, value in properties[name].items())


def configure_database(tango_host: str, configuration: dict[str, Any]) -> int:
    """Add what is missing in the database and change what differs; nothing is removed.

    Args:
        tango_host: where the database answers.
        configuration: servers and classes in the form of dsconfig.

    Returns:
        The number of changes; 0 if the database said all this already.

    Raises:
        FacilityError: the database refuses a change.
    """
    host, _, port = tango_host.rpartition(":")
    database = tango.Database(host, int(port))
    calls = changes(database, configuration)
    try:
        write(database, calls)
    except RefusedChange as refusal:
        raise FacilityError(str(refusal)) from refusal
    return len(calls)
