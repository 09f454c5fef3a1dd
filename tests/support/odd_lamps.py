"""Devices that use the base of SKA devices in unusual ways, and all of them in one list."""

import threading

from tango import Except
from tango.server import attribute, command

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base import SKABaseDevice
from ska_tango_base.base import BaseComponentManager
from ska_tango_base.commands import DeviceInitCommand
from ska_tango_base.long_running_commands import LRCMixin, LRCReqType, long_running_command
from tests.support.lamps import Lamp, OnlineLamp
from tests.support.unruly_lamps import DeafLamp, FrugalLamp, HalfMadeLamp, RestlessLamp


class OldLamp(OnlineLamp):
    """Speaks the first version only, as devices did that had no attribute to say so."""

    @attribute(dtype=(int,), max_dim_x=2)
    def lrcProtocolVersions(self):
        Except.throw_exception("API_AttrNotFound", "no such attribute", "OldLamp")


class TardyLamp(OldLamp):
    """Tells the result of a command after its last status."""

    def _tell_changes(self, changes):
        late = [change for change in changes if change[0] == "longRunningCommandResult"]
        super()._tell_changes(tuple(change for change in changes if change not in late))
        super()._tell_changes(tuple(late))


class FutureLamp(OnlineLamp):
    """Speaks versions that nobody knows yet."""

    @attribute(dtype=(int,), max_dim_x=2)
    def lrcProtocolVersions(self):
        return (3, 4)


class MuteLamp(OnlineLamp):
    """Its events of commands are lost."""

    def _tell_changes(self, changes):
        pass


class MuteOldLamp(OldLamp):
    """Its events of commands are lost, too."""

    def _tell_changes(self, changes):
        pass


class BrokenLamp(SKABaseDevice):
    """A device that cannot be made."""

    def create_component_manager(self):
        raise OSError("there is no lamp")


class SlowManager(BaseComponentManager):
    """Has no queue, and something of its own to abort; it does not like to be left alone."""

    def while_it_ends(self):
        """Something that happens while the device ends."""

    def shutdown(self, timeout):
        self.while_it_ends()
        return super().shutdown(timeout)

    def stop_communicating(self):
        raise OSError("it hangs on")

    def abort_tasks(self, task_callback=None):
        task_callback(status=TaskStatus.IN_PROGRESS)
        task_callback(status=TaskStatus.COMPLETED, result=(ResultCode.OK, "aborted by itself"))
        return TaskStatus.IN_PROGRESS, "aborting"


class SlowLamp(SKABaseDevice):
    """A device of another package, whose decorated commands have a queue of their own."""

    def init_device(self):
        super().init_device()
        self._version_id = "7.8.9"
        self._build_state = "slow-lamp, 7.8.9, a slow lamp"

    def create_component_manager(self):
        return SlowManager(self.logger)

    def usually(self, request_type):
        return request_type in LRCReqType

    @long_running_command(fisallowed=usually)
    def Wait(self) -> "TaskFunctionType":  # noqa: F821  known to type checkers only
        def task(task_callback, task_abort_event):
            task_abort_event.wait()
            task_callback(status=TaskStatus.ABORTED)

        return task

    lets_go = threading.Event()

    @long_running_command
    def Linger(self):
        def task(task_callback, task_abort_event):
            self.lets_go.wait(10)
            task_callback(status=TaskStatus.ABORTED)

        return task

    @command
    def TellNonsense(self):
        self.announce("healthState", "of no number")


class Polished(DeviceInitCommand):
    """Something more to do at the start."""

    def do(self):
        self._device.polished = True
        return ResultCode.OK, "polished"


class BareDevice(SKABaseDevice):
    """A device that overrides nothing but its InitCommand."""

    InitCommand = Polished

    @command(dtype_out=bool)
    def IsPolished(self):
        return self.polished


class Runner(LRCMixin):
    """Long running commands and nothing else of the base."""

    @long_running_command
    def Run(self, names: list[str]):
        def task(task_callback, task_abort_event):
            task_callback(status=TaskStatus.COMPLETED, result=list(names))

        return task

    def is_Stroll_allowed(self):
        return True

    @long_running_command
    def Stroll(self):
        def task(task_callback, task_abort_event):
            task_callback(status=TaskStatus.COMPLETED, result="strolled")

        return task

    def is_Walk_allowed(self, request_type):
        return not request_type

    @long_running_command
    def Walk(self):
        raise AssertionError("it was not allowed")


WRONG_LOG = {"LoggingLevelDefault": 9, "LoggingTargetsDefault": ["carrier::pigeon"]}
DEVICES = [
    {
        "class": Lamp,
        "devices": [
            {"name": "test/lamp/1"},
            {"name": "test/lamp/untouched"},
            {"name": "test/lamp/wrong", "properties": WRONG_LOG},
            {"name": "test/lamp/kept", "memorized": {"adminMode": "2", "testMode": "1"}},
        ],
    },
    {
        "class": OnlineLamp,
        "devices": [
            {"name": "test/onlinelamp/1"},
            {"name": "test/onlinelamp/spare", "memorized": {"adminMode": "4"}},
            *({"name": f"test/onlinelamp/many{number}"} for number in range(20)),
        ],
    },
    *(
        {"class": kind, "devices": [{"name": f"test/{kind.__name__.lower()}/1"}]}
        for kind in (
            OldLamp,
            TardyLamp,
            FutureLamp,
            MuteLamp,
            MuteOldLamp,
            BrokenLamp,
            BareDevice,
            HalfMadeLamp,
            DeafLamp,
            FrugalLamp,
            RestlessLamp,
            SlowLamp,
            Runner,
        )
    ),
]
