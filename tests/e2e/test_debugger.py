"""A server in a pod is opened to a debugger, stopped where it should be, and closed again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.e2e.in_pod import deeds
from tests.e2e.support.client import Client
from tests.e2e.support.debugging import (
    DEVICE,
    PATIENCE,
    opened,
    pod_template,
    wait_until_steady,
)
from tests.support.debug_client import debugger
from tools.k8s.release import Release

COURSE = Path("src/ska_tango_examples/shell/course_device.py").absolute()
IN_COMMAND = "self.ensemble.hints.clear()"
IN_THREAD = "over = self._take_turn(run, ensemble.course.beat())"
PLAN = {"prepare": 1, "work": 1, "rest": 1, "cycles": 1, "tabatas": 1}


def test_breakpoints_hold_in_a_pod(deployment: Release, client: Client) -> None:
    before = pod_template(deployment)
    with opened(deployment) as (port, packages), ThreadPoolExecutor() as pool:
        inside = f"{packages}/{COURSE.relative_to(COURSE.parents[2])}"
        wait_until_steady(client)
        with debugger(port) as session:
            in_command, in_thread = session.break_at(COURSE, IN_COMMAND, IN_THREAD, there=inside)
            workout = pool.submit(client, deeds.play, DEVICE, PLAN)

            stop = session.stop()
            assert (stop.function, stop.line) == ("Start", in_command)
            assert stop.variables["self"].startswith("Tabata(")
            session.go_on(stop)

            stop = session.stop()
            assert (stop.function, stop.line) == ("_beat_until_over", in_thread)
            assert stop.variables["over"] == "False"
            session.break_at(COURSE, there=inside)
            session.go_on(stop)
            assert workout.result(PATIENCE) == deeds.expected(PLAN)

    assert pod_template(deployment) == before
    wait_until_steady(client)
    assert client(deeds.play, DEVICE, PLAN) == deeds.expected(PLAN)
