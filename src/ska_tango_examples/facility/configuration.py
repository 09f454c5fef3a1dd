"""Brings the configuration of the devices into the Tango database, with the dsconfig library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import tango
from dsconfig.configure import configure
from dsconfig.dump import get_db_data
from dsconfig.formatting import normalize_config
from dsconfig.utils import ObjectWrapper

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

    This is what `json2tango -w -u -a` does, without its backup file and its exit codes.

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
    changes = ObjectWrapper()
    configure(
        normalize_config(configuration),
        get_db_data(database, dservers=True, class_properties=True, include_tango_host=False),
        update=True,
        ignore_case=True,
        strict_attr_props=False,
        db=changes,
    )
    for method, arguments, options in changes.calls:
        try:
            getattr(database, method)(*arguments, **options)
        except tango.DevFailed as failure:
            reason = failure.args[0].desc
            raise FacilityError(
                f"the database refuses {method}{arguments!r}: {reason}"
            ) from failure
    return len(changes.calls)
