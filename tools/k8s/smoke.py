"""The command that `make k8s-smoke-test` runs: every device answers."""

from __future__ import annotations

import sys
from pathlib import Path

from .api import open_api
from .runner_pod import RunnerPod, call
from .trouble import Trouble

_QUESTIONS = Path(__file__).with_name("ask_devices.py")


def run(pod: RunnerPod, timeout: float) -> int:
    """Ask every device that the database knows; 0 if each answers.

    Raises:
        Trouble: the pod did not start, or died.
    """
    with open_api(pod.kubectl) as api, pod.running(api):
        sys.stdout.flush()
        pod.send([])
        status = call(pod.shell("exec python3 -"), timeout, _QUESTIONS.read_text())
        if status not in (0, 1):
            raise Trouble(f"the pod {pod.name} died: {pod.fate(api)}")
    return status
