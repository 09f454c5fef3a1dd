"""Work in the background: one task after the other, and an abort beside them."""

from ska_control_model import TaskStatus
from ska_tango_base.executor.task_executor import TaskExecutor
from ska_tango_base.executor.task_executor_component_manager import TaskExecutorComponentManager

__all__ = ["TaskExecutor", "TaskExecutorComponentManager", "TaskStatus"]
