"""Commands, as threads tell of them."""

import json
import threading
from functools import partial
from typing import Any

import pytest

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.base.command_tracker import CommandTracker
from ska_tango_base.executor import TaskExecutor
from ska_tango_base.tasks.journal import Changes
from ska_tango_base.type_hints import TaskCallbackType
from tests.support.listener import PATIENCE

QUEUED, IN_PROGRESS = TaskStatus.QUEUED, TaskStatus.IN_PROGRESS
COMPLETED, FAILED = TaskStatus.COMPLETED, TaskStatus.FAILED
NOW = 1_700_000_000.0


class Client:
    """Collects what clients are told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, tuple[str, ...]]] = []
        self.tracker = CommandTracker(self.told.extend, clock=lambda: NOW)

    def begun(self, completed: Any = None) -> str:
        """Return a new command that is in progress."""
        uid = self.tracker.new_command("On", completed)
        self.tracker.update_command_info(uid, IN_PROGRESS)
        return uid

    def events(self, uid: str) -> list[dict[str, Any]]:
        """Return what version 2 of the protocol has told of a command."""
        values = [value for name, value in self.told if name == "_lrcEvent"]
        return [json.loads(event) for of, event in values if of == uid]


@pytest.fixture
def client() -> Client:
    return Client()


def test_identifiers_have_the_time_and_the_name(client: Client) -> None:
    first, second = client.tracker.new_command("On"), client.tracker.new_command("On")
    assert first != second
    time, number, name = first.split("_")
    assert (float(time), number.isdecimal(), name) == (NOW, True, "On")


def test_the_time_is_that_of_the_machine_unless_another_is_given() -> None:
    changes: list[Changes] = []
    uid = CommandTracker(changes.append).new_command("On")
    assert float(uid.split("_")[0]) > NOW


def test_a_new_command_is_known_and_not_shown(client: Client) -> None:
    uid = client.tracker.new_command("On")
    assert client.tracker.get_command_status(uid) is TaskStatus.STAGING
    assert client.tracker.get_command_status("another") is TaskStatus.NOT_FOUND
    assert client.told == []


def test_clients_are_told_what_they_can_read(client: Client) -> None:
    uid = client.begun()
    client.tracker.update_command_info(uid, progress=5)
    client.tracker.update_command_info(uid, COMPLETED, result=(ResultCode.OK, "done"))
    assert client.events(uid) == [
        {"status": 2},
        {"progress": 5},
        {"status": 5, "result": [0, "done"]},
    ]
    views = client.tracker.views()
    assert views == {**views, **dict(client.told), "_lrcEvent": ()}
    assert views["longRunningCommandStatus"] == (uid, "COMPLETED")


def test_the_end_is_called_back_once_and_after_it_was_told(client: Client) -> None:
    at_the_end: list[int] = []
    uid = client.begun(lambda: at_the_end.append(len(client.told)))
    assert at_the_end == []
    client.tracker.update_command_info(uid, COMPLETED)
    assert at_the_end == [len(client.told)]
    client.tracker.update_command_info(uid, COMPLETED)
    assert len(at_the_end) == 1


def test_an_exception_is_a_failure(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    uid = client.begun()
    client.tracker.update_command_info(uid, exception=ValueError("no power"))
    text = "Unhandled exception during execution: no power"
    assert client.events(uid)[-1] == {"status": 7, "result": [3, text]}
    assert f"Command {uid} failed" in caplog.text
    assert "ValueError: no power" in caplog.text


def test_an_exception_does_not_replace_a_result(client: Client) -> None:
    uid = client.begun()
    error = ValueError("no power")
    client.tracker.update_command_info(uid, FAILED, result=[3, "dark"], exception=error)
    assert client.events(uid)[-1] == {"status": 7, "result": [3, "dark"]}


def test_news_that_cannot_be_are_logged_with_the_command(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    uid = client.begun()
    told = list(client.told)
    client.tracker.update_command_info(uid, QUEUED)
    client.tracker.update_command_info("1_2_Off", QUEUED)
    assert client.told == told
    assert f"{uid} is IN_PROGRESS and cannot become QUEUED" in caplog.text
    assert "no task is called '1_2_Off'" in caplog.text


def test_what_is_no_status_changes_nothing(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    uid = client.begun()
    client.tracker.update_command_info(uid, 99, progress=9)  # type: ignore[arg-type]
    assert f"Refused an update of command {uid}: 99 is no status" in caplog.text
    client.tracker.update_command_info(uid, 5)  # type: ignore[arg-type]
    assert client.events(uid)[1:] == [{"status": 5}]
    assert "COMPLETED" in client.tracker.views()["longRunningCommandStatus"]


def test_a_bad_progress_does_not_hide_the_end(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    uid = client.begun()
    client.tracker.update_command_info(uid, COMPLETED, progress=101, result="done")
    assert client.events(uid)[-1] == {"status": 5, "result": "done"}
    assert f"{uid}: a progress is a whole number from 0 to 100, got 101" in caplog.text


def test_a_result_that_cannot_be_told_is_a_failure(client: Client) -> None:
    uid = client.begun()
    client.tracker.update_command_info(uid, COMPLETED, progress=-1, result={"a set"})  # type: ignore[arg-type]
    end = client.events(uid)[-1]
    assert (end["status"], end["result"][0]) == (7, 3)
    assert end["result"][1].startswith(f"{uid}: the result cannot be told in JSON")


def test_a_bad_result_of_an_abort_leaves_it_an_abort(client: Client) -> None:
    uid = client.begun()
    client.tracker.update_command_info(uid, TaskStatus.ABORTED, result=float("nan"))
    end = client.events(uid)[-1]
    assert (end["status"], end["result"][0]) == (3, 7)


@pytest.mark.parametrize("status", [None, IN_PROGRESS])
def test_a_bad_result_before_the_end_is_dropped(client: Client, status: TaskStatus | None) -> None:
    uid = client.begun()
    client.tracker.update_command_info(uid, status, progress=9, result=float("nan"))
    client.tracker.update_command_info(uid, COMPLETED)
    assert client.events(uid)[1:] == [{"progress": 9}, {"status": 5}]


def test_settling_and_giving_up_end_what_has_not_ended(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    ended = client.begun()
    client.tracker.settle(ended, FAILED, [3, "broken"])
    uids = [client.tracker.new_command("Off"), client.begun()]
    text = "The device did not wait for the command to end"
    client.tracker.abandon_all()
    for uid in uids:
        assert client.events(uid)[-1] == {"status": 3, "result": [7, text]}
        assert f"Command {uid} did not end" in caplog.text
    assert client.tracker.get_command_status(ended) is FAILED


def test_a_client_that_raises_does_not_hurt_commands(caplog: pytest.LogCaptureFixture) -> None:
    def refuse(changes: Changes) -> None:
        raise ValueError("no news please")

    completed = threading.Event()
    tracker = CommandTracker(refuse)
    uid = tracker.new_command("On", completed.set)
    tracker.settle(uid, COMPLETED)
    assert completed.is_set()
    assert f"told of command {uid}" in caplog.text


def test_who_is_told_may_ask_and_tell(client: Client) -> None:
    statuses: list[TaskStatus] = []

    def completed() -> None:
        statuses.append(client.tracker.get_command_status(uid))
        client.tracker.update_command_info(other, COMPLETED)

    other = client.begun()
    uid = client.begun(completed)
    client.tracker.update_command_info(uid, COMPLETED)
    assert statuses == [COMPLETED]
    assert client.events(other)[-1] == {"status": 5}


def tell_much(task_callback: TaskCallbackType, **_: Any) -> None:
    for progress in range(6):
        task_callback(progress=progress)
    task_callback(status=COMPLETED, result=[0, "done"])


def test_what_threads_tell_at_once_is_told_in_order(client: Client) -> None:
    """Whoever believes every event knows in the end what can be read."""
    executor = TaskExecutor(max_workers=4, max_queue_size=200)
    ended = threading.Semaphore(0)

    def submit() -> None:
        for _ in range(6):
            uid = client.tracker.new_command("On", ended.release)
            update = partial(client.tracker.update_command_info, uid)
            executor.submit(tell_much, task_callback=update)

    threads = [threading.Thread(target=submit) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(24):
        assert ended.acquire(timeout=PATIENCE)
    assert executor.shutdown(PATIENCE)
    views = client.tracker.views()
    assert dict(client.told) | {"_lrcEvent": ()} == views
    assert len(views["lrcFinished"]) == 24
    progress = [{"progress": percent} for percent in range(6)]
    story = [{"status": 1}, {"status": 2}, *progress, {"status": 5, "result": [0, "done"]}]
    for line in views["lrcFinished"]:
        assert client.events(json.loads(line)["uid"]) == story
