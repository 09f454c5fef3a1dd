"""State and Status that clients are told of as soon as they change."""

from tango import DevState
from tango.server import Device

from ska_tango_examples.core.errors import Refusal
from ska_tango_examples.shell.log import device_logger

STATE = "State"
STATUS = "Status"


def announce_by_code(device: Device, *attributes: str) -> None:
    """Promise that the device pushes the change events of State, Status and ``attributes``."""
    for attribute in (STATE, STATUS, *attributes):
        device.set_change_event(attribute, True, False)


def show(device: Device, state: DevState, status: str) -> None:
    """Put the device into a state, with a sentence that says why, and push what is new of it."""
    before = device.get_state(), device.get_status()
    device.set_state(state)
    device.set_status(status)
    if state != before[0]:
        device.push_change_event(STATE)
    if status != before[1]:
        device.push_change_event(STATUS)


def show_misconfigured(device: Device, problem: Refusal) -> None:
    """Go to FAULT since a setting is wrong: it is not the device's to mend.

    Raising an error in ``init_device`` instead would end the whole server at its start.
    """
    device_logger(device).error("%s", problem)
    show(device, DevState.FAULT, f"{problem}. Correct the settings of the device and call Init.")
