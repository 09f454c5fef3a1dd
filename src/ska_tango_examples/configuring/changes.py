"""From a configuration to the calls that bring it into the Tango database, by dsconfig."""

from __future__ import annotations

from typing import Any, TypeAlias

import tango
from dsconfig.configure import configure
from dsconfig.formatting import normalize_config
from dsconfig.tangodb import get_dict_from_db
from dsconfig.utils import ObjectWrapper

from ska_tango_examples.configuring.form import devices
from ska_tango_examples.shell.errors import first_cause

Call: TypeAlias = tuple[str, tuple[Any, ...], dict[str, Any]]
"""A method of ``tango.Database`` with its arguments."""


class RefusedChange(Exception):
    """The database refuses a change; the text says which and why."""


def changes(database: tango.Database, configuration: dict[str, Any]) -> list[Call]:
    """Return the calls that add what is missing in the database and change what differs.

    They are those of ``json2tango -w -u -a``: nothing is removed, and the names of attribute
    properties are not checked. Only the devices and classes of the configuration are looked at.

    Raises:
        DevFailed: the database does not answer.
    """
    wanted = normalize_config(configuration)
    present, _ = get_dict_from_db(database, wanted)
    recorded = ObjectWrapper()
    configure(wanted, present, update=True, ignore_case=True, strict_attr_props=False, db=recorded)
    return list(recorded.calls)


def write(database: tango.Database, calls: list[Call]) -> None:
    """Carry out the calls.

    Raises:
        RefusedChange: the database refuses one of them; those before it are carried out.
    """
    for method, arguments, options in calls:
        try:
            getattr(database, method)(*arguments, **options)
        except tango.DevFailed as failure:
            raise RefusedChange(
                f"the database refuses {method}{arguments!r}: {first_cause(failure)}"
            ) from failure


def owners(database: tango.Database, configuration: dict[str, Any]) -> dict[str, str]:
    """Return the server, "executable/instance", that each known device belongs to by now.

    Raises:
        DevFailed: the database does not answer.
    """
    found = {}
    for device, _, _ in devices(configuration):
        try:
            found[device] = str(database.get_device_info(device).ds_full_name)
        except tango.DevFailed as failure:
            if failure.args[0].reason != "DB_DeviceNotDefined":
                raise
    return found
