"""Devices in one test context, and clients that listen to them."""

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tango import DevFailed, EventData, EventSubMode, EventType, Except
from tango.server import attribute, command
from tango.test_context import MultiDeviceTestContext

from ska_control_model import PowerState, ResultCode, TaskStatus
from ska_tango_base import SKABaseDevice
from ska_tango_base.base import BaseComponentManager
from ska_tango_base.commands import DeviceInitCommand
from ska_tango_base.executor import TaskExecutorComponentManager
from ska_tango_base.long_running_commands import LRCMixin, LRCReqType, long_running_command
from tests.support.leaks import check_no_more_than, inventory
from tests.support.waiting import wait_until

OVER = {TaskStatus.COMPLETED, TaskStatus.ABORTED, TaskStatus.REJECTED, TaskStatus.FAILED}


class LampManager(TaskExecutorComponentManager):
    """A lamp; whatever it does waits for the gate, which is open unless somebody closes it."""

    def __init__(self, *args):
        super().__init__(*args, power=PowerState.OFF, fault=False)
        self.gate = threading.Event()
        self.gate.set()

    def start_communicating(self):
        super().start_communicating()
        self._component_state_callback(**self.component_state)

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
            SlowLamp,
            Runner,
        )
    ),
]


class Heard:
    """What a client is called back with."""

    def __init__(self):
        self.calls: list[dict[str, Any]] = []
        self.threads: set[str] = set()

    def __call__(self, **kwargs):
        self.threads.add(threading.current_thread().name)
        self.calls.append(kwargs)

    def all_of(self, key: str) -> list[Any]:
        return [call[key] for call in self.calls if key in call]

    @property
    def over(self) -> bool:
        return bool(OVER & set(self.all_of("status")))

    def until_over(self) -> "Heard":
        wait_until(lambda: self.over, f"the last status, after {self.calls}")
        return self

    def until(self, status: TaskStatus) -> "Heard":
        wait_until(lambda: status in self.all_of("status"), f"{status.name} after {self.calls}")
        return self


@pytest.fixture(scope="session")
def context() -> Iterator[MultiDeviceTestContext]:
    with MultiDeviceTestContext(DEVICES, debug=0) as running:
        # The first subscription opens ports that stay.
        lamp = running.get_device("test/lamp/1")
        event_id = lamp.subscribe_event("State", EventType.CHANGE_EVENT, lambda _event: None)
        lamp.unsubscribe_event(event_id)
        yield running


@pytest.fixture(scope="module", autouse=True)
def _nothing_is_left_behind(context) -> Iterator[None]:
    before = inventory()
    yield
    check_no_more_than(before)


@pytest.fixture(autouse=True)
def _no_thread_is_left_behind(context) -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    wait_until(lambda: not clients(set(threading.enumerate()) - before), "threads to end")


def clients(threads: set[threading.Thread]) -> list[threading.Thread]:
    return [thread for thread in threads if thread.name.startswith(("lrc-", "TaskExecutor"))]


@pytest.fixture
def get_device(context) -> Callable[[str], Any]:
    """Return what makes the proxy of a device, fresh from Init; what was memorised is kept."""

    def get(name: str) -> Any:
        device = context.get_device(name)
        device.Init()
        return device

    return get


@pytest.fixture
def lamp(get_device) -> Any:
    return get_device("test/onlinelamp/1")


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def make_heard() -> type[Heard]:
    return Heard


@pytest.fixture
def listen(context) -> Iterator[Callable[..., queue.SimpleQueue]]:
    """Return what puts the events of a device into a queue, from the next change on.

    An event right after a subscription may be lost: it is certain that they come when one of
    another attribute, subscribed afterwards, has come.
    """
    subscriptions = []

    def subscribe(device, name, kind, receive):
        event_id = device.subscribe_event(name, kind, receive, sub_mode=EventSubMode.Sync)
        subscriptions.append((device, event_id))

    def listen_to(device, *names, kind=EventType.CHANGE_EVENT):
        values: queue.SimpleQueue = queue.SimpleQueue()

        def receive(event: EventData) -> None:
            assert not event.err, event.errors
            values.put((event.attr_value.name, event.attr_value.value))

        for name in names:
            subscribe(device, name, kind, receive)
        canary: list[Any] = []
        subscribe(device, "testMode", EventType.CHANGE_EVENT, canary.append)

        def sing() -> bool:
            device.testMode = 1 - device.testMode
            return bool(canary)

        wait_until(sing, "the canary to sing")
        return values

    yield listen_to
    for device, event_id in subscriptions:
        device.unsubscribe_event(event_id)


@pytest.fixture
def until() -> Callable[[queue.SimpleQueue, Any], list[Any]]:
    """Return what takes values of events up to an expected one, and returns them."""

    def take(values, expected):
        taken = [values.get(timeout=10)[1]]
        while taken[-1] != expected:
            taken.append(values.get(timeout=10)[1])
        return taken

    return take


@pytest.fixture
def refusal() -> Callable[..., str]:
    """Return what calls a function that must be refused, and returns the first text of it."""

    def call(function, *args) -> str:
        with pytest.raises(DevFailed) as refused:
            function(*args)
        return str(refused.value.args[0].desc)

    return call
