"""What a client hears of the commands that it invokes."""

import gc
import threading

import pytest
from tango import DevFailed, EnsureOmniThread

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.faults import CommandError, ResultCodeError
from ska_tango_base.long_running_commands import invoke_lrc
from ska_tango_base.long_running_commands.protocols import PROTOCOLS
from tests.support.waiting import wait_briefly, wait_until

FULL = [TaskStatus.QUEUED, TaskStatus.IN_PROGRESS, TaskStatus.COMPLETED]
OLD = ["test/oldlamp/1", "test/tardylamp/1"]


@pytest.mark.parametrize(
    ("name", "version"), [("test/onlinelamp/1", 2), *((old, 1) for old in OLD)]
)
def test_news_come_in_order_and_once(get_device, heard, listen, name, version):
    lamp = get_device(name)
    # Somebody listens already, so that no event is lost.
    listen(lamp, *PROTOCOLS[version].readers)
    subscriptions = invoke_lrc(heard, lamp, "On")
    heard.until_over()
    assert subscriptions.protocol_version == version
    assert subscriptions.command_id.endswith("_On")
    assert heard.all_of("status") == FULL
    assert heard.all_of("progress") == [10, 100]
    assert heard.all_of("result") == [[ResultCode.OK, "lamp is ON"]]
    assert heard.calls[-1]["status"] == TaskStatus.COMPLETED
    assert heard.all_of("error") == []
    del subscriptions


@pytest.mark.parametrize("name", ["test/mutelamp/1", "test/muteoldlamp/1"])
def test_lost_events_are_made_up_for(get_device, heard, name):
    lamp = get_device(name)
    lamp.CloseGate()
    subscriptions = invoke_lrc(heard, lamp, "On")
    heard.until(TaskStatus.IN_PROGRESS)
    lamp.OpenGate()
    heard.until_over()
    assert heard.all_of("status")[-1] == TaskStatus.COMPLETED
    assert heard.all_of("result") == [[ResultCode.OK, "lamp is ON"]]
    del subscriptions


def test_an_abort_is_heard(lamp, heard, make_heard):
    lamp.CloseGate()
    subscriptions = [invoke_lrc(heard, lamp, "On")]
    heard.until(TaskStatus.IN_PROGRESS)
    waiting, abort = make_heard(), make_heard()
    subscriptions.append(invoke_lrc(waiting, lamp, "Off"))
    subscriptions.append(invoke_lrc(abort, lamp, "Abort"))
    assert heard.until_over().calls[-1]["status"] == TaskStatus.ABORTED
    assert waiting.until_over().calls[-1]["status"] == TaskStatus.ABORTED
    assert abort.until_over().calls[-1]["status"] == TaskStatus.COMPLETED
    assert waiting.all_of("result") == [[ResultCode.ABORTED, "Command has been aborted"]]
    subscriptions.clear()


def test_nothing_is_heard_after_the_subscriptions_were_deleted(lamp, heard):
    lamp.CloseGate()
    subscriptions = invoke_lrc(heard, lamp, "On")
    heard.until(TaskStatus.IN_PROGRESS)
    before = list(heard.calls)
    del subscriptions
    lamp.OpenGate()
    wait_until(lambda: lamp.commandedState == "ON" and lamp.lrcFinished, "the end")
    wait_until(lambda: not threads_of_clients(), "the threads of the client to end")
    assert heard.calls == before


def threads_of_clients():
    return [thread for thread in threading.enumerate() if thread.name.startswith("lrc-")]


def test_a_callback_may_invoke_and_delete(lamp, make_heard):
    second, kept = make_heard(), {}

    def chain(status=None, **kwargs):
        if status is TaskStatus.COMPLETED:
            kept.clear()
            gc.collect()
            kept["second"] = invoke_lrc(second, lamp, "Off")

    kept["first"] = invoke_lrc(chain, lamp, "On")
    second.until_over()
    kept.clear()
    assert second.calls[-1]["result"] == [ResultCode.OK, "lamp is OFF"]


def test_a_callback_that_raises_is_called_again(lamp, caplog):
    statuses = []

    def clumsy(status=None, **kwargs):
        statuses.append(status)
        raise KeyError("clumsy")

    subscriptions = invoke_lrc(clumsy, lamp, "On")
    wait_until(lambda: TaskStatus.COMPLETED in statuses, "the last status")
    wait_until(lambda: "clumsy" in caplog.text, "the complaint")
    del subscriptions


def test_a_worker_thread_may_invoke(lamp, heard):
    def work():
        with EnsureOmniThread():
            subscriptions.append(invoke_lrc(heard, lamp, "On"))

    subscriptions = []
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    heard.until_over()
    assert heard.threads == {"lrc-callbacks"}
    subscriptions.clear()


def test_a_command_with_an_argument(lamp, heard, get_device, make_heard):
    subscriptions = invoke_lrc(heard, lamp, "Dim", (12.5,))
    assert heard.until_over().calls[-1]["result"] == [ResultCode.OK, "12.5 %"]
    runner, other = get_device("test/runner/1"), make_heard()
    more = invoke_lrc(other, runner, "Run", (["a", "b"],))
    assert other.until_over().all_of("result") == [["a", "b"]]
    del subscriptions, more


def test_a_rejection_is_raised(get_device, heard):
    bare = get_device("test/baredevice/1")
    bare.adminMode = 0
    with pytest.raises(CommandError, match=r"On was rejected: .*override its method on"):
        invoke_lrc(heard, bare, "On")
    assert heard.calls == []


@pytest.mark.parametrize(
    ("command", "text"),
    [("Unusual", "answered OK"), ("Plain", "no long running command"), ("CloseGate", "None")],
)
def test_an_answer_of_another_kind_is_raised(lamp, heard, command, text):
    with pytest.raises(ResultCodeError, match=text):
        invoke_lrc(heard, lamp, command)


@pytest.mark.parametrize(
    ("command", "args", "text"),
    [
        ("Dim", (101,), "percent must be 0 to 100, got 101"),
        ("Fly", None, "Command Fly not found"),
    ],
)
def test_what_the_device_raises_is_raised(lamp, heard, command, args, text):
    with pytest.raises(DevFailed, match=text):
        invoke_lrc(heard, lamp, command, args)


def test_a_callback_must_take_what_later_versions_tell(lamp):
    def narrow(status=None):
        raise AssertionError(status)

    with pytest.raises(ValueError, match=r"must take \*\*kwargs"):
        invoke_lrc(narrow, lamp, "On")


@pytest.mark.parametrize(
    ("args", "kind", "text"),
    [("text", TypeError, r"write \('text',\)"), ((1, 2), ValueError, r"write \(\[1, 2\],\)")],
)
def test_arguments_come_in_a_tuple(lamp, heard, args, kind, text):
    with pytest.raises(kind, match=text):
        invoke_lrc(heard, lamp, "Dim", args)


def test_versions_that_do_not_overlap_are_refused(get_device, heard):
    with pytest.raises(RuntimeError, match="the device speaks 3 to 4, this client 1 to 2"):
        invoke_lrc(heard, get_device("test/futurelamp/1"), "On")


def test_a_command_that_the_device_forgot_is_reported(lamp, heard):
    lamp.CloseGate()
    subscriptions = invoke_lrc(heard, lamp, "On")
    heard.until(TaskStatus.IN_PROGRESS)
    lamp.Init()
    assert heard.until_over().all_of("status")[-1] == TaskStatus.ABORTED
    del subscriptions


def test_a_hundred_commands_of_twenty_devices_all_end(context, make_heard):
    lamps = [context.get_device(f"test/onlinelamp/many{number}") for number in range(20)]
    all_heard, subscriptions = [], []
    for round_ in range(5):
        for lamp in lamps:
            all_heard.append(make_heard())
            name = "On" if round_ % 2 else "Off"
            subscriptions.append(invoke_lrc(all_heard[-1], lamp, name))
    for heard in all_heard:
        assert heard.until_over().all_of("status")[-1] == TaskStatus.COMPLETED
    subscriptions.clear()
    assert not wait_briefly(lambda: any(heard.all_of("error") for heard in all_heard), 0)
