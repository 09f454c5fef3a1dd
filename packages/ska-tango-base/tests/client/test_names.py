"""The places where users of the real package look for things."""

import importlib

import pytest

NAMES = {
    "": "SKABaseDevice long_running_commands type_hints",
    ".base": "SKABaseDevice BaseComponentManager CommandTracker TaskCallbackType JSONData "
    "CommunicationStatusCallbackType TaskExecutorComponentManager check_communicating check_on",
    ".base.base_device": "SKABaseDevice DevVarLongStringArrayType",
    ".base.component_manager": "BaseComponentManager TaskExecutorComponentManager "
    "CommunicationStatusCallbackType TaskCallbackType check_communicating check_on",
    ".control_model": "AdminMode CommunicationStatus ControlMode HealthState LoggingLevel "
    "ObsState PowerState SimulationMode TestMode",
    ".commands": "ResultCode FastCommand SlowCommand DeviceInitCommand SubmittedSlowCommand",
    ".executor": "TaskExecutor TaskExecutorComponentManager TaskStatus",
    ".faults": "CommandError ResultCodeError StateModelError ComponentError LoggingTargetError",
    ".long_running_commands": "long_running_command LRCMixin LRCReqType invoke_lrc LrcCallback "
    "LrcSubscriptions",
    ".long_running_commands.api": "invoke_lrc LrcCallback LrcSubscriptions",
    ".long_running_commands_api": "invoke_lrc LrcCallback LrcSubscriptions",
    ".type_hints": "TaskCallbackType TaskFunctionType DevVarLongStringArrayType JSONData",
}


@pytest.mark.parametrize("module", NAMES)
def test_names_are_where_they_are_looked_for(module):
    found = importlib.import_module(f"ska_tango_base{module}")
    assert [name for name in NAMES[module].split() if not hasattr(found, name)] == []
