"""Where component managers were found before each had a module of its own."""

from ska_tango_base.base.base_component_manager import (
    BaseComponentManager,
    CommunicationStatusCallbackType,
)
from ska_tango_base.base.checks import check_communicating, check_on
from ska_tango_base.executor.task_executor_component_manager import TaskExecutorComponentManager
from ska_tango_base.type_hints import TaskCallbackType

__all__ = [
    "BaseComponentManager",
    "CommunicationStatusCallbackType",
    "TaskCallbackType",
    "TaskExecutorComponentManager",
    "check_communicating",
    "check_on",
]
