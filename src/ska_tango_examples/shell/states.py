"""State and Status that clients are told of as soon as they change."""

from tango import DevState
from tango.server import Device

STATE = "State"
STATUS = "Status"


def announce_by_code(device: Device, *attributes: str) -> None:
    """Promise that the device pushes the change events of State, Status and ``attributes``."""
    for attribute in (STATE, STATUS, *attributes):
        device.set_change_event(attribute, True, False)


def show(device: Device, state: DevState, status: str) -> None:
    """Put the device into a state, with a sentence that says why, and push both as events."""
    device.set_state(state)
    device.set_status(status)
    device.push_change_event(STATE)
    device.push_change_event(STATUS)
