"""The states of all devices."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import tango

if TYPE_CHECKING:
    from ska_tango_examples.DevFactory import DevFactory
    from ska_tango_examples.facility.system import ControlSystem

NO_ANSWER = "no answer"
_STUCK = 1.0
"""Seconds without an answer after which a process counts as stuck."""


def states_of(system: ControlSystem) -> dict[str, dict[str, str]]:
    """The State of each device by the name of its server; "no answer" if it gives none."""
    return {
        server.name: _states(system, [device.name for device in server.instance.devices])
        for server in system.servers.values()
    }


def _states(system: ControlSystem, devices: list[str]) -> dict[str, str]:
    """The states of the devices of one server, which share its fate if it is stuck."""
    states = dict.fromkeys(devices, NO_ANSWER)
    for device in devices:
        asked = time.monotonic()
        states[device] = state_of(system.factory, system.locate(device))
        if states[device] == NO_ANSWER and time.monotonic() > asked + _STUCK:
            break
    return states


def state_of(factory: DevFactory, device: str) -> str:
    """The State of a device, "no answer" if it gives none."""
    try:
        return str(factory.get_device(device).state())
    except tango.DevFailed:
        return NO_ANSWER
