"""A device with all that the base of SKA devices has to offer."""

import threading

from tango import Except
from tango.server import command

from ska_control_model import PowerState, ResultCode, TaskStatus
from ska_tango_base import SKABaseDevice
from ska_tango_base.executor import TaskExecutorComponentManager
from ska_tango_base.long_running_commands import long_running_command


class LampManager(TaskExecutorComponentManager):
    """A lamp; whatever it does waits for the gate, which is open unless somebody closes it."""

    def __init__(self, *args):
        super().__init__(*args, power=PowerState.OFF, fault=False)
        self.gate = threading.Event()
        self.gate.set()

    def on(self, task_callback=None):
        return self._switch(PowerState.ON, task_callback)

    def off(self, task_callback=None):
        return self._switch(PowerState.OFF, task_callback)

    def standby(self, task_callback=None):
        return self._switch(PowerState.STANDBY, task_callback)

    def abort_tasks(self, task_callback=None):
        answer = super().abort_tasks(task_callback)
        self.gate.set()
        return answer

    def shutdown(self, timeout):
        self.gate.set()
        return super().shutdown(timeout)

    def tell_fault(self, fault):
        self._update_component_state(fault=fault)

    def _switch(self, power, task_callback):
        def task(task_callback, task_abort_event):
            task_callback(progress=10)
            self.gate.wait()
            if task_abort_event.is_set():
                task_callback(status=TaskStatus.ABORTED, result=(ResultCode.ABORTED, "aborted"))
                return
            self._update_component_state(power=power)
            done = (ResultCode.OK, f"lamp is {power.name}")
            task_callback(status=TaskStatus.COMPLETED, progress=100, result=done)

        return self.submit_task(task, task_callback=task_callback)


class Lamp(SKABaseDevice):
    """A device with all that the base has to offer."""

    def create_component_manager(self):
        return LampManager(
            self.logger, self._communication_state_changed, self._component_state_changed
        )

    def init_device(self):
        self.may_wait = self.may_start = True
        super().init_device()

    def is_asked(self, request_type):
        return {1: self.may_wait, 2: self.may_start}[request_type]

    @long_running_command(fisallowed="is_asked")
    def Dim(self, percent: float):
        """Dim the lamp.

        Args:
            percent: how bright it is to be, 0 to 100.
        """
        if not 0 <= percent <= 100:
            Except.throw_exception("Dim", f"percent must be 0 to 100, got {percent:g}", "Lamp.Dim")

        def task(task_callback, task_abort_event):
            task_callback(status=TaskStatus.COMPLETED, result=(ResultCode.OK, f"{percent:g} %"))

        return task

    @long_running_command
    def Burst(self):
        def task(task_callback, task_abort_event):
            raise OSError("the bulb burst")

        return task

    @long_running_command
    def Forget(self):
        def task(task_callback, task_abort_event):
            pass

        return task

    @long_running_command
    def NoTask(self):
        return "nothing"

    unbent = threading.Event()

    @long_running_command
    def Stubborn(self):
        def task(task_callback, task_abort_event):
            self.unbent.wait()
            task_callback(status=TaskStatus.COMPLETED)

        self.unbent.clear()
        return task

    @command
    def Unbend(self):
        self.unbent.set()

    @command
    def Unregistered(self):
        self.get_command_object("Unregistered")

    @command
    def CloseGate(self):
        self.component_manager.gate.clear()

    @command
    def OpenGate(self):
        self.component_manager.gate.set()

    @command(dtype_in=bool)
    def Break(self, fault):
        self.component_manager.tell_fault(fault)

    @command(dtype_in=(bool,))
    def Permit(self, allowed):
        self.may_wait, self.may_start = allowed

    @command(dtype_in=str)
    def Say(self, text):
        self.logger.info("%s", text)

    @command(dtype_in=int)
    def Health(self, value):
        self._update_health_state(value)

    @command(dtype_out="DevVarLongStringArray")
    def Unusual(self):
        return [ResultCode.OK], ["done already"]

    @command(dtype_out=str)
    def Plain(self):
        return "plain"


class OnlineLamp(Lamp):
    """A device that is in use from the start."""

    def init_device(self):
        super().init_device()
        self.admin_mode_model.perform_action("to_online")
        self.component_manager.start_communicating()
