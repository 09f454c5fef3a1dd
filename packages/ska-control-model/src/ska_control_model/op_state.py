"""The operational state of a device, as Tango names it."""

from enum import Enum


class OpState(str, Enum):
    """What a device tells of itself and its component; the values are names of Tango states."""

    INIT = "INIT"
    """The device is being initialised."""
    DISABLE = "DISABLE"
    """The device leaves its component alone."""
    UNKNOWN = "UNKNOWN"
    """The device cannot tell how its component is."""
    OFF = "OFF"
    """The component is off."""
    STANDBY = "STANDBY"
    """The component has little power."""
    ON = "ON"
    """The component is on."""
    FAULT = "FAULT"
    """The component is broken."""
