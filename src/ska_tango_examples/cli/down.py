"""`down`: end the control system that runs."""

from __future__ import annotations

import os
import signal
import time

from ska_tango_examples.cli.console import say
from ska_tango_examples.cli.signals import stop_on_signals
from ska_tango_examples.facility.errors import FacilityError
from ska_tango_examples.facility.record import is_running, running_record

_TIMEOUT = 30.0
_LOOK_AGAIN = 0.05


def down() -> None:
    """End the running control system and wait until it is gone."""
    stop = stop_on_signals()
    record = running_record()
    # The record is locked by this very process, so the id is still its own.
    os.kill(record.pid, signal.SIGTERM)
    deadline = time.monotonic() + _TIMEOUT
    while is_running():
        if stop.wait(_LOOK_AGAIN) or time.monotonic() > deadline:
            raise FacilityError(
                f"process {record.pid} has not ended yet; `kill -9 {record.pid}` ends it and its "
                "servers at once"
            )
    say("the control system has ended")
