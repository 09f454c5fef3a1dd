"""Long running commands that are written as methods of a device."""

import pytest

from ska_control_model import AdminMode, ResultCode, TaskStatus
from ska_tango_base.long_running_commands import LRCReqType, invoke_lrc
from tests.support.odd_lamps import SlowLamp
from tests.support.waiting import wait_until


def test_the_types_and_the_description_are_those_of_the_method(lamp):
    dim = lamp.command_query("Dim")
    assert (str(dim.in_type), str(dim.out_type)) == ("DevDouble", "DevVarLongStringArray")
    assert "how bright" in dim.in_type_desc
    assert str(lamp.command_query("Burst").in_type) == "DevVoid"


def test_a_list_is_an_argument(get_device):
    run = get_device("test/runner/1").command_query("Run")
    assert str(run.in_type) == "DevVarStringArray"


def test_a_wrong_argument_is_refused_while_the_client_waits(lamp, refusal):
    assert refusal(lamp.Dim, -1) == "percent must be 0 to 100, got -1"
    assert lamp.lrcFinished == ()


def test_a_task_that_raises_has_failed(lamp, heard):
    subscriptions = invoke_lrc(heard, lamp, "Burst")
    text = "Unhandled exception during execution: the bulb burst"
    assert heard.until_over().all_of("result") == [[ResultCode.FAILED, text]]
    assert heard.all_of("status")[-1] == TaskStatus.FAILED
    del subscriptions


def test_a_task_that_tells_no_end_has_failed(lamp, heard):
    subscriptions = invoke_lrc(heard, lamp, "Forget")
    assert "returned without a last status" in heard.until_over().all_of("result")[0][1]
    del subscriptions


def test_a_method_that_returns_no_task_is_refused(lamp, refusal):
    assert "Lamp.NoTask returned 'nothing'" in refusal(lamp.NoTask).replace("OnlineLamp", "Lamp")


def test_what_may_not_wait_is_refused_by_tango(lamp, refusal):
    lamp.Permit([False, True])
    assert "Command Dim not allowed" in refusal(lamp.Dim, 1)


def test_the_usual_name_of_the_check_is_found(get_device, refusal):
    assert "Command Walk not allowed" in refusal(get_device("test/runner/1").Walk)


def test_a_check_need_not_distinguish_the_two_moments(get_device, heard):
    runner = get_device("test/runner/1")
    subscriptions = invoke_lrc(heard, runner, "Stroll")
    assert heard.until_over().all_of("result") == ["strolled"]
    del subscriptions


def test_a_command_of_the_base_may_be_written_anew(get_device, refusal, heard):
    lamp = get_device("test/frugallamp/1")
    lamp.adminMode = AdminMode.OFFLINE
    assert "not allowed when the device is in DISABLE state" in refusal(lamp.Standby)
    lamp.adminMode = AdminMode.ONLINE
    subscriptions = invoke_lrc(heard, lamp, "Standby")
    assert heard.until_over().all_of("result") == ["stands by"]
    del subscriptions


def test_an_abort_ends_with_the_last_task(get_device, heard):
    lamp = get_device("test/slowlamp/1")
    SlowLamp.lets_go.clear()
    [_], [lingering] = lamp.Linger()
    wait_until(lambda: lamp.lrcExecuting, "its begin")
    subscriptions = invoke_lrc(heard, lamp, "Abort")
    aborting = subscriptions.command_id
    assert lamp.CheckLongRunningCommandStatus(aborting) == "IN_PROGRESS"
    SlowLamp.lets_go.set()
    assert heard.until_over().all_of("result") == [[ResultCode.OK, "aborted by itself"]]
    assert lamp.CheckLongRunningCommandStatus(lingering) == "ABORTED"
    del subscriptions


def test_what_may_not_start_is_rejected(lamp, heard):
    lamp.Permit([True, False])
    subscriptions = invoke_lrc(heard, lamp, "Dim", (1,))
    assert heard.until_over().all_of("status")[-1] == TaskStatus.REJECTED
    assert heard.all_of("result") == [[ResultCode.NOT_ALLOWED, "Command is not allowed"]]
    del subscriptions


def test_decorated_commands_wait_behind_those_of_the_component_manager(lamp, heard):
    lamp.CloseGate()
    lamp.On()
    subscriptions = invoke_lrc(heard, lamp, "Dim", (1,))
    assert lamp.longRunningCommandsInQueue == ("Dim",)
    lamp.OpenGate()
    heard.until_over()
    del subscriptions


def test_a_device_may_have_nothing_else_of_the_base(get_device, heard, make_heard):
    runner = get_device("test/runner/1")
    subscriptions = [invoke_lrc(heard, runner, "Run", ([],))]
    assert heard.until_over().all_of("status")[-1] == TaskStatus.COMPLETED
    abort = make_heard()
    subscriptions.append(invoke_lrc(abort, runner, "Abort"))
    assert abort.until_over().all_of("result") == [[ResultCode.OK, "Abort completed OK"]]
    subscriptions.clear()


def test_a_device_without_a_queue_has_one_for_such_commands(get_device, heard, make_heard):
    lamp = get_device("test/slowlamp/1")
    subscriptions = [invoke_lrc(heard, lamp, "Wait")]
    heard.until(TaskStatus.IN_PROGRESS)
    abort = make_heard()
    subscriptions.append(invoke_lrc(abort, lamp, "AbortCommands"))
    assert abort.until_over().all_of("result") == [[ResultCode.OK, "aborted by itself"]]
    assert heard.until_over().all_of("status")[-1] == TaskStatus.ABORTED
    subscriptions.clear()


@pytest.mark.parametrize(("name", "value"), [("ENQUEUE_REQ", 1), ("EXECUTE_REQ", 2)])
def test_the_numbers_of_the_requests(name, value):
    assert LRCReqType[name] == value
