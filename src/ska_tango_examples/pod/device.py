"""Devices that must answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ska_tango_examples.pod.tcp import database_unreachable

_DATABASE = re.compile(r"sys/database/[^/]+", re.IGNORECASE)


@dataclass(frozen=True)
class Device:
    """A device; met when it tells its State.

    Tango is imported when the database can be reached, and not for the database's own device: who
    accepts connections at its address is that device.

    Args:
        device: `domain/family/member`.
    """

    device: str

    @property
    def name(self) -> str:
        """What to call it in messages."""
        return f"device {self.device.lower()}"

    def missing(self) -> str:
        """Return why the device does not answer, "" if it does."""
        # First, as a call of Tango to a host that swallows packets takes many seconds.
        why = database_unreachable()
        if why or _DATABASE.fullmatch(self.device):
            return why
        return _silent(self.device)


def _silent(device: str) -> str:
    import tango

    from ska_tango_examples.DevFactory import DevFactory
    from ska_tango_examples.shell.errors import first_cause

    try:
        with tango.EnsureOmniThread():
            DevFactory().wait_for_device(device, timeout=0.0)
    except tango.DevFailed as failure:
        return first_cause(failure)
    return ""
