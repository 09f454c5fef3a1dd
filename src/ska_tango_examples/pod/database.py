"""The Tango database that is to be configured."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from typing import Any

from ska_tango_examples.configuring.form import devices
from ska_tango_examples.pod.needs import MISTAKE, Hopeless
from ska_tango_examples.pod.tcp import database_unreachable

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Configured:
    """A configuration; met when the database says the same, which it is told.

    Tango is imported when the database can be reached.

    Args:
        configuration: in the form of dsconfig, without mistakes.
    """

    configuration: dict[str, Any]

    @property
    def name(self) -> str:
        """What to call it in messages."""
        return "the Tango database"

    def missing(self) -> str:
        """Return why the database could not be told, "" if it says what it should.

        Raises:
            Hopeless: a device belongs to another server, or the database refuses a change.
        """
        if not self.configuration:
            return ""
        return database_unreachable() or self._write()

    def _write(self) -> str:
        import tango

        from ska_tango_examples.configuring.changes import RefusedChange, changes, owners, write
        from ska_tango_examples.shell.errors import first_cause

        try:
            with tango.EnsureOmniThread():
                database = tango.Database()
                self._check(owners(database, self.configuration))
                calls = changes(database, self.configuration)
                write(database, calls)
        except tango.DevFailed as failure:
            return first_cause(failure)
        except RefusedChange as refusal:
            raise Hopeless(str(refusal)) from refusal
        servers = dict.fromkeys(server for _, server, _ in devices(self.configuration))
        _log.info("%s: %d changes", ", ".join(servers), len(calls))
        return ""

    def _check(self, owners: dict[str, str]) -> None:
        """Refuse to take a device away from a server, as the database would do without a word."""
        for device, server, path in devices(self.configuration):
            owner = owners.get(device, server)
            if owner.lower() != server.lower():
                raise Hopeless(
                    f"{path}: {device} belongs to {owner} in the database at "
                    f"{os.environ['TANGO_HOST']}, so {server} cannot have it; give one of them "
                    f"another device, or if {owner} is of the past: tango_admin --delete-server "
                    f"{owner} --with-properties",
                    MISTAKE,
                )
