"""What the base refuses, and how it says so."""

from ska_control_model.faults import StateModelError

__all__ = [
    "CommandError",
    "ComponentError",
    "LoggingTargetError",
    "ResultCodeError",
    "StateModelError",
]


class CommandError(RuntimeError):
    """A command was turned down by the device that it was sent to."""


class ResultCodeError(ValueError):
    """A command answered with a result code that has no place in its answer."""


class LoggingTargetError(ValueError):
    """A target of logging that cannot be had; the text names it and says what to write."""


class ComponentError(RuntimeError):
    """A component could not do what it was asked to do."""
