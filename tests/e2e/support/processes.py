"""The processes of a container, as the node sees them."""

import os
import signal
from pathlib import Path

import pytest

from tools.k8s.release import Release

CONTROL_GROUPS = Path("/sys/fs/cgroup")


def signal_container(release: Release, pod: str, container: str, number: signal.Signals) -> None:
    """Send a signal to every process of a container, as only its node can.

    A process with the number 1 ignores what is sent from inside its container.
    """
    for process in _processes(release, pod, container):
        os.kill(process, number)


def _processes(release: Release, pod: str, container: str) -> list[int]:
    statuses = release.pods()[pod]["status"]["containerStatuses"]
    (found,) = [status for status in statuses if status["name"] == container]
    identity = found["containerID"].rpartition("/")[2]
    folder = next(CONTROL_GROUPS.glob(f"*/**/*{identity}*/cgroup.procs"), None)
    if folder is None or os.geteuid() != 0:
        pytest.skip("the node's processes are out of reach: not on this machine, or not root")
    return [int(line) for line in folder.read_text().split()]
