"""What a device knows of the component that it controls."""

from enum import IntEnum


class CommunicationStatus(IntEnum):
    """How a device and its component are connected."""

    DISABLED = 0
    """The device does not try to reach its component."""
    NOT_ESTABLISHED = 1
    """The device tries to reach its component, and has not managed to."""
    ESTABLISHED = 2
    """The device and its component are in touch."""


class PowerState(IntEnum):
    """How far a component is powered."""

    UNKNOWN = 0
    """Nobody can tell."""
    NO_SUPPLY = 1
    """The component cannot be switched on, since it has no supply."""
    OFF = 2
    """The component is off."""
    STANDBY = 3
    """The component has little power: enough to be on soon."""
    ON = 4
    """The component is on."""
