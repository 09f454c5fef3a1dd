"""Devices that begin badly, end late, or change at the wrong moment."""

import threading
from typing import ClassVar

from tango import DevState
from tango.server import command

from ska_control_model import CommunicationStatus, PowerState, ResultCode, TaskStatus
from ska_tango_base import SKABaseDevice
from ska_tango_base.base import BaseComponentManager
from ska_tango_base.commands import DeviceInitCommand
from ska_tango_base.long_running_commands import long_running_command
from tests.support.lamps import LampManager, OnlineLamp


class HalfMadeManager(BaseComponentManager):
    """Says so when it is ended."""

    ended: ClassVar[list["HalfMadeManager"]] = []

    def shutdown(self, timeout):
        self.ended.append(self)
        return super().shutdown(timeout)


class Unpainted(DeviceInitCommand):
    """Fails and says so."""

    def do(self):
        self._completed()
        return ResultCode.FAILED, "no paint"


class Unpaintable(DeviceInitCommand):
    """Fails and raises."""

    def do(self):
        raise OSError("no paint")


class HalfMadeLamp(SKABaseDevice):
    """A device that may fail after its component manager was made."""

    Raises = Unpaintable
    ReturnsFailed = Unpainted

    def create_component_manager(self):
        return HalfMadeManager(self.logger)

    def init_device(self):
        super().init_device()
        self.init_completed()


class DeafManager(LampManager):
    """Does not hear that a task is to be aborted."""

    gate_of_all = threading.Event()

    def on(self, task_callback=None):
        return self.submit_task(self._on, task_callback=task_callback)

    def _on(self, task_callback, **_):
        task_callback(progress=1)
        self.gate_of_all.wait(10)
        self._update_component_state(power=PowerState.ON, fault=True)
        self._update_communication_state(CommunicationStatus.NOT_ESTABLISHED)
        task_callback(status=TaskStatus.COMPLETED)


class DeafLamp(OnlineLamp):
    """A device whose tasks outlive it."""

    def create_component_manager(self):
        return DeafManager(
            self.logger, self._communication_state_changed, self._component_state_changed
        )


class RestlessLamp(SKABaseDevice):
    """Its state changes again while an event of it is being pushed."""

    restless = False

    def push_change_event(self, name, *value):
        if name == "State" and self.restless:
            self.restless = False
            other = threading.Thread(target=self.set_state, args=(DevState.STANDBY,))
            other.start()
            other.join(10)
        super().push_change_event(name, *value)

    @command
    def Toss(self):
        self.restless = True
        self.set_state(DevState.ON)


class FrugalManager(BaseComponentManager):
    """Turns down what costs something, with a reason in letters that Tango does not have."""

    def on(self, **_):
        return TaskStatus.REJECTED, "not before \N{INFINITY}"


class FrugalLamp(SKABaseDevice):
    """A device with a command of its own in place of one of the base."""

    def create_component_manager(self):
        return FrugalManager(
            self.logger, self._communication_state_changed, self._component_state_changed
        )

    @long_running_command
    def Standby(self):
        def task(task_callback, task_abort_event):
            task_callback(status=TaskStatus.COMPLETED, result="stands by")

        return task
