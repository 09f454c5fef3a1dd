"""Programs are called so that none holds up or outlives the doctor."""

import threading

import psutil
import pytest

from tests.support.waiting import wait_until
from tests.tools.doctor.place import Place
from tools.doctor.programs import Silent

# Says its process id and that of a child which keeps the pipes open; neither ends by itself.
STUCK = ("/usr/bin/tail -f /dev/null &", 'echo "$$ $!" >"$HOME/pids"', "wait")


def pids(place: Place) -> list[int]:
    return [int(pid) for pid in (place.home / "pids").read_text().split()]


def is_gone(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_what_is_printed(place: Place) -> None:
    tool = place.program("tool", 'echo " $1 in $PWD "', "echo no matter >&2")
    assert place.machine.output(tool, "here") == f"here in {place.root}"


def test_the_last_line_of_a_complaint(place: Place) -> None:
    tool = place.program("tool", "echo Traceback >&2", "echo no such thing >&2", "exit 3")
    with pytest.raises(Silent, match=r"^tool: no such thing$"):
        place.machine.output(tool)


def test_a_failure_without_a_word(place: Place) -> None:
    with pytest.raises(Silent, match=r"^tool: status 3$"):
        place.machine.output(place.program("tool", "exit 3"))


def test_a_program_that_is_not_there(place: Place) -> None:
    with pytest.raises(Silent, match="tool: No such file"):
        place.machine.output(place.path / "tool")


def test_a_program_that_is_stuck_ends_with_its_children(place: Place) -> None:
    tool = place.program("tool", *STUCK)
    with pytest.raises(Silent, match="does not answer within 1 s"):
        place.machine.output(tool, patience=1)
    for pid in pids(place):
        wait_until(lambda pid=pid: is_gone(pid), f"process {pid} is gone")


def test_all_are_ended_when_the_doctor_ends(place: Place) -> None:
    machine = place.machine
    tool = place.program("tool", *STUCK)
    complaints = []

    def call() -> None:
        with pytest.raises(Silent) as caught:
            machine.output(tool)
        complaints.append(str(caught.value))

    caller = threading.Thread(target=call)
    caller.start()
    wait_until(lambda: (place.home / "pids").exists() and len(pids(place)) == 2, "it runs")
    machine.programs.end_all()
    caller.join(10)

    assert complaints == ["tool: status -9"]
    with pytest.raises(Silent, match="too late"):
        machine.output(tool)
