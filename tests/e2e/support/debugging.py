"""A server that is opened to a debugger, as its user does it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.e2e.in_pod import deeds
from tests.e2e.support.client import IMAGE, Client
from tests.e2e.support.pods import wait_until_ready
from tests.servers.program import Program, free_port
from tools.k8s.release import Release

DEVICE, SERVER = "test/tabata/1", "tabata-tabata"
PATIENCE = 120.0


def pod_template(release: Release) -> Any:
    path = f"/apis/apps/v1/namespaces/{release.namespace}/statefulsets/{SERVER}"
    return release.api.get(path)["spec"]["template"]


@contextmanager
def opened(release: Release) -> Iterator[tuple[int, str]]:
    """Do as `make k8s-debug`, and in the end as `make k8s-debug-off`.

    Yields:
        The port on this machine, and where the source is in the pod.
    """
    port = free_port()
    command = ("-m", "tools.k8s", "--kubectl", release.kubectl.program)
    place = ("--namespace", release.namespace, "--timeout", f"{PATIENCE:g}s")
    what = ("debug", "--device", DEVICE, "--port", str(port), "--image", IMAGE)
    try:
        with Program((sys.executable, *command, *place, *what)) as program:
            source = program.wait_for("source is in ", 2 * PATIENCE).partition("source is in ")[2]
            yield port, source.removesuffix(" of the pod")
    finally:
        release.make("k8s-debug-off").succeeded()
        wait_until_ready(release, f"{SERVER}-0")


def wait_until_steady(client: Client) -> None:
    """Wait until the device, which was started anew, is at rest and hears of all its counters."""
    client(deeds.wait_for_state, DEVICE, "OFF", 60.0)
    client(deeds.wait_until_mended, DEVICE, 60.0)
