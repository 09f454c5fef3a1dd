"""What the parts of a control system agree on: the values they exchange, and two state models."""

from ska_control_model.admin_mode_model import AdminModeModel
from ska_control_model.component_states import CommunicationStatus, PowerState
from ska_control_model.faults import StateModelError
from ska_control_model.health_state import HealthState
from ska_control_model.logging_level import LoggingLevel
from ska_control_model.modes import AdminMode, ControlMode, SimulationMode, TestMode
from ska_control_model.obs_state import ObsState
from ska_control_model.op_state import OpState
from ska_control_model.op_state_model import OpStateModel
from ska_control_model.result_code import ResultCode
from ska_control_model.task_status import TaskStatus

__all__ = [
    "AdminMode",
    "AdminModeModel",
    "CommunicationStatus",
    "ControlMode",
    "HealthState",
    "LoggingLevel",
    "ObsState",
    "OpState",
    "OpStateModel",
    "PowerState",
    "ResultCode",
    "SimulationMode",
    "StateModelError",
    "TaskStatus",
    "TestMode",
]
