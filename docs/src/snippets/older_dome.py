"""The dome in the older form: a component manager does the work, a command object submits it."""

from logging import Logger
from threading import Event

from bearing import checked, way
from tango.server import attribute, command, device_property

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base import SKABaseDevice
from ska_tango_base.base import TaskCallbackType
from ska_tango_base.commands import SubmittedSlowCommand
from ska_tango_base.executor import TaskExecutorComponentManager
from ska_tango_base.type_hints import DevVarLongStringArrayType
from ska_tango_examples.shell.errors import tells_client


class DomeManager(TaskExecutorComponentManager):
    """Turns a dome."""

    def __init__(self, logger: Logger, seconds_per_degree: float) -> None:
        super().__init__(logger)
        self.azimuth = 0
        self.locked = False
        self._seconds_per_degree = seconds_per_degree

    def turn_to(
        self, azimuth: int, task_callback: TaskCallbackType | None = None
    ) -> tuple[TaskStatus, str]:
        """Submit a turn."""
        return self.submit_task(
            self._turn, [azimuth], is_cmd_allowed=self.may_turn, task_callback=task_callback
        )

    def may_turn(self) -> bool:
        """Whether the dome is not locked."""
        return not self.locked

    def _turn(self, goal: int, task_callback: TaskCallbackType, task_abort_event: Event) -> None:
        degrees = way(self.azimuth, goal)
        for passed, azimuth in enumerate(degrees, start=1):
            if task_abort_event.wait(self._seconds_per_degree):
                stopped = (ResultCode.ABORTED, f"Stopped at {self.azimuth} degrees")
                task_callback(status=TaskStatus.ABORTED, result=stopped)
                return
            self.azimuth = azimuth
            task_callback(progress=100 * passed // len(degrees))
        done = (ResultCode.OK, f"Pointing to {goal} degrees")
        task_callback(status=TaskStatus.COMPLETED, result=done)


class OlderDome(SKABaseDevice):
    """Turns its slit to where the telescope looks."""

    component_manager: DomeManager
    seconds_per_degree = device_property(dtype="DevDouble", default_value=0.1)

    def create_component_manager(self) -> DomeManager:
        """Make what turns the dome."""
        return DomeManager(self.logger, self.seconds_per_degree)

    def init_command_objects(self) -> None:
        """Make the object that submits TurnTo."""
        super().init_command_objects()
        turn_to = SubmittedSlowCommand(
            "TurnTo", self._command_tracker, self.component_manager, "turn_to", logger=self.logger
        )
        self.register_command_object("TurnTo", turn_to)

    @attribute(dtype="DevLong", unit="deg")
    def azimuth(self) -> int:
        """Where the slit points, from 0 (north) to 359 degrees."""
        return self.component_manager.azimuth

    def is_TurnTo_allowed(self) -> bool:
        """Allow TurnTo unless the dome is locked."""
        return self.component_manager.may_turn()

    @command(dtype_in="DevLong", dtype_out="DevVarLongStringArray")
    @tells_client
    def TurnTo(self, azimuth: int) -> DevVarLongStringArrayType:
        """Turn until the slit points to ``azimuth``, from 0 to 359 degrees."""
        submit = self.get_command_object("TurnTo")
        code, text = submit(checked(azimuth))
        return [code], [text]

    @command
    def Lock(self) -> None:
        """Let no turn begin from now on; one that has begun goes on."""
        self.component_manager.locked = True

    @command
    def Unlock(self) -> None:
        """Let the dome turn again."""
        self.component_manager.locked = False
