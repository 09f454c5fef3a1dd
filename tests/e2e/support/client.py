"""A client in a pod of the cluster: the names that servers publish mean something only there."""

import json
import os
import selectors
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ParamSpec, TypeVar

from tools.k8s.release import Release
from tools.k8s.runner_pod import RunnerPod

P = ParamSpec("P")
R = TypeVar("R")
ANSWER = 150.0
IMAGE = os.environ.get("K8S_TEST_IMAGE_TO_TEST", "localhost/ska-tango-examples-test:0.1.0")
RELEASE = os.environ.get("HELM_RELEASE", "test")
TANGO_HOST = os.environ.get("K8S_TANGO_HOST", "tango-databaseds:10000")


class DeedFailed(AssertionError):
    """What went wrong in the pod."""


class Client:
    """Does deeds there, one after the other, in one process that stays."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self, deed: Callable[P, R], *arguments: P.args, **options: P.kwargs) -> R:
        """Call a function of `tests.e2e.in_pod.deeds` in the pod."""
        request = {"deed": deed.__name__, "arguments": arguments, "options": options}
        print(json.dumps(request), file=self._process.stdin, flush=True)
        answer: dict[str, Any] = json.loads(self._line(deed.__name__))
        if "error" in answer:
            raise DeedFailed(f"{deed.__name__}{arguments}: {answer['error']}")
        value: R = answer["value"]
        return value

    def _line(self, deed: str) -> str:
        assert self._process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            if not selector.select(ANSWER):
                raise DeedFailed(f"{deed}: no answer within {ANSWER:g} s")
        line = self._process.stdout.readline()
        if not line:
            raise DeedFailed(f"{deed}: the client in the pod has ended")
        return line


@contextmanager
def client_of(
    release: Release, *, name: str = "e2e-client", belongs_to: str = RELEASE
) -> Iterator[Client]:
    """Run a client in the namespace of a release; the network lets it in if it belongs there."""
    pod = RunnerPod(release.kubectl, name, IMAGE, belongs_to, TANGO_HOST)
    with pod.running(release.api):
        pod.send(["tests"])
        process = subprocess.Popen(
            pod.shell("exec python3 -m tests.e2e.in_pod.serve"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield Client(process)
        finally:
            process.kill()
            process.communicate()
