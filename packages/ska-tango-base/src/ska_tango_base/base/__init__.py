"""The base of devices, and of what controls their components."""

from ska_tango_base.base.base_component_manager import (
    BaseComponentManager,
    CommunicationStatusCallbackType,
)
from ska_tango_base.base.base_device import SKABaseDevice
from ska_tango_base.base.checks import check_communicating, check_on
from ska_tango_base.base.command_tracker import CommandTracker
from ska_tango_base.executor.task_executor_component_manager import TaskExecutorComponentManager
from ska_tango_base.type_hints import JSONData, TaskCallbackType

__all__ = [
    "BaseComponentManager",
    "CommandTracker",
    "CommunicationStatusCallbackType",
    "JSONData",
    "SKABaseDevice",
    "TaskCallbackType",
    "TaskExecutorComponentManager",
    "check_communicating",
    "check_on",
]
