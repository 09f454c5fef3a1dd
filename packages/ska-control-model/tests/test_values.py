"""The values are those that clients of other control systems know."""

from enum import IntEnum

import pytest

import ska_control_model

VALUES = {
    "ResultCode": "OK STARTED QUEUED FAILED UNKNOWN REJECTED NOT_ALLOWED ABORTED",
    "TaskStatus": "STAGING QUEUED IN_PROGRESS ABORTED NOT_FOUND COMPLETED REJECTED FAILED",
    "AdminMode": "ONLINE OFFLINE ENGINEERING NOT_FITTED RESERVED",
    "HealthState": "OK DEGRADED FAILED UNKNOWN",
    "ControlMode": "REMOTE LOCAL",
    "SimulationMode": "FALSE TRUE",
    "TestMode": "NONE TEST",
    "LoggingLevel": "OFF FATAL ERROR WARNING INFO DEBUG",
    "PowerState": "UNKNOWN NO_SUPPLY OFF STANDBY ON",
    "CommunicationStatus": "DISABLED NOT_ESTABLISHED ESTABLISHED",
    "ObsState": "EMPTY RESOURCING IDLE CONFIGURING READY SCANNING ABORTING ABORTED RESETTING "
    "FAULT RESTARTING",
}


@pytest.mark.parametrize("name", VALUES)
def test_the_names_count_up_from_zero(name: str) -> None:
    enum = getattr(ska_control_model, name)
    assert issubclass(enum, IntEnum)
    assert {member.name: member.value for member in enum} == {
        member: number for number, member in enumerate(VALUES[name].split())
    }


def test_everything_that_is_offered_is_there() -> None:
    enums = {
        name
        for name in ska_control_model.__all__
        if issubclass(getattr(ska_control_model, name), IntEnum)
    }
    assert enums == set(VALUES)
