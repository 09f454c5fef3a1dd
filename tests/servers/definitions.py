"""Defines servers in a Tango database."""

from __future__ import annotations

import tango


def define(database: tango.Database, server: str, class_name: str, device: str) -> None:
    """Define one server instance, ``program/instance``, with one device."""
    for owner, name in (("DServer", f"dserver/{server}"), (class_name, device)):
        info = tango.DbDevInfo()
        info.server, info._class, info.name = server, owner, name
        database.add_device(info)
