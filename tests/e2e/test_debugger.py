"""A server in a pod is opened to a debugger, stopped where it should be, and closed again."""

from __future__ import annotations

import selectors
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.e2e.in_pod import deeds
from tests.e2e.support.client import IMAGE, Client
from tests.e2e.support.pods import wait_until_ready
from tests.support.debug_client import debugger
from tools.k8s.release import Release

DEVICE, SERVER = "test/tabata/1", "tabata-tabata"
COURSE = Path("src/ska_tango_examples/shell/course_device.py").absolute()
IN_COMMAND = "self.ensemble.hints.clear()"
IN_THREAD = "over = self._take_turn(run, ensemble.course.beat())"
PLAN = {"prepare": 1, "work": 1, "rest": 1, "cycles": 1, "tabatas": 1}
PATIENCE = 120.0


def pod_template(release: Release) -> Any:
    path = f"/apis/apps/v1/namespaces/{release.namespace}/statefulsets/{SERVER}"
    return release.api.get(path)["spec"]["template"]


@contextmanager
def opened(release: Release) -> Iterator[tuple[int, str]]:
    """Do as `make k8s-debug`; the port on this machine, and where the source is in the pod."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    words = [sys.executable, "-m", "tools.k8s", "--kubectl", release.kubectl.program]
    place = ["--namespace", release.namespace, "--timeout", "120s", "debug"]
    with subprocess.Popen(
        [*words, *place, "--device", DEVICE, "--port", str(port), "--image", IMAGE],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            lines = said(process)
            [source] = [line for line in lines if "source is in" in line]
            yield port, source.partition("source is in ")[2].removesuffix(" of the pod")
        finally:
            process.send_signal(signal.SIGTERM)


def said(process: subprocess.Popen[str]) -> list[str]:
    """What it says until it has told how to attach, which it does when the port is forwarded."""
    assert process.stdout is not None
    lines = [""]
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while "k8s-debug-off puts" not in lines[-1]:
            assert selector.select(PATIENCE), lines
            line = process.stdout.readline()
            assert line, lines
            lines.append(line.rstrip("\n"))
    return lines


def wait_until_steady(client: Client) -> None:
    """Wait until the device, which was started anew, is at rest and hears of all its counters."""
    client(deeds.wait_for_state, DEVICE, "OFF", 60.0)
    client(deeds.wait_until_mended, DEVICE, 60.0)


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

    deployment.make("k8s-debug-off").succeeded()
    wait_until_ready(deployment, f"{SERVER}-0")
    assert pod_template(deployment) == before
    wait_until_steady(client)
    assert client(deeds.play, DEVICE, PLAN) == deeds.expected(PLAN)
