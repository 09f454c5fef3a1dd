"""Where the enumerations were found before they had a package of their own."""

from ska_control_model import (
    AdminMode,
    CommunicationStatus,
    ControlMode,
    HealthState,
    LoggingLevel,
    ObsState,
    PowerState,
    SimulationMode,
    TestMode,
)

__all__ = [
    "AdminMode",
    "CommunicationStatus",
    "ControlMode",
    "HealthState",
    "LoggingLevel",
    "ObsState",
    "PowerState",
    "SimulationMode",
    "TestMode",
]
