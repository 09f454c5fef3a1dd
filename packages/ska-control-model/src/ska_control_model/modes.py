"""The modes that operators put a device in."""

from enum import IntEnum


class AdminMode(IntEnum):
    """What a device is there for at present."""

    ONLINE = 0
    """The device is in use."""
    OFFLINE = 1
    """The device is not in use, and leaves its component alone."""
    ENGINEERING = 2
    """The device is worked on by engineers; what it does is not for science."""
    NOT_FITTED = 3
    """There is no component for the device."""
    RESERVED = 4
    """The device is a spare one."""


class ControlMode(IntEnum):
    """Who may control a device."""

    REMOTE = 0
    """Clients control the device."""
    LOCAL = 1
    """Somebody at the component controls it."""


class SimulationMode(IntEnum):
    """Whether a device controls a simulated component."""

    FALSE = 0
    """The component is real."""
    TRUE = 1
    """The component is simulated."""


class TestMode(IntEnum):
    """Whether a device is being tested."""

    # The name is for users of the enum; pytest would look for tests in it.
    __test__ = False

    NONE = 0
    """The device works as it does for science."""
    TEST = 1
    """The device works in a way that suits a test."""
