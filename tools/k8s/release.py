"""A release of the chart in a namespace of its own, handled as its user does: by `make`."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .api import Api, Object, open_api
from .kubectl import Kubectl

_ROOT = Path(__file__).parents[2]
_MAKE = shutil.which("make") or "make"
_PATIENCE = 600.0
_PRIVATE = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES", "TANGO_HOST")
"""What a `make` tells its children, and what would name another control system."""


class Unexpected(Exception):
    """A target of `make` has ended in another way than it should; the text is its output."""


@dataclass(frozen=True)
class Outcome:
    """What a target of `make` has done."""

    target: str
    status: int
    output: str

    def succeeded(self) -> str:
        """Its output.

        Raises:
            Unexpected: it has failed.
        """
        if self.status:
            raise Unexpected(f"make {self.target} failed:\n{self.output}")
        return self.output

    def failed(self) -> str:
        """Its output.

        Raises:
            Unexpected: it has not failed.
        """
        if not self.status:
            raise Unexpected(f"make {self.target} did not fail:\n{self.output}")
        return self.output


@dataclass(frozen=True)
class Release:
    """A namespace and what is installed in it."""

    namespace: str
    kubectl: Kubectl
    api: Api

    def make(self, target: str, **variables: str) -> Outcome:
        """Run a target of `make` for this namespace, until it ends."""
        words = [f"{name}={value}" for name, value in variables.items()]
        done = subprocess.run(
            [_MAKE, target, f"KUBE_NAMESPACE={self.namespace}", *words],
            cwd=_ROOT,
            env={name: value for name, value in os.environ.items() if name not in _PRIVATE},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=_PATIENCE,
        )
        return Outcome(target, done.returncode, done.stdout)

    def install(self, settings: Sequence[str] = (), *, upgrade: bool = False) -> Outcome:
        """Install or upgrade with `key=value` settings of the chart; the sub-charts are there."""
        target = "k8s-upgrade-chart" if upgrade else "k8s-install-chart"
        options = " ".join(f"--set {setting}" for setting in settings)
        return self.make(target, K8S_SKIP_DEP_BUILD="true", K8S_EXTRA_PARAMS=options)

    def wait(self, timeout: str = "120s") -> Outcome:
        """Wait until all of it is ready."""
        return self.make("k8s-wait", K8S_TIMEOUT=timeout)

    def all_pods(self) -> list[Object]:
        """The pods of the namespace."""
        return list(self.api.get(f"/api/v1/namespaces/{self.namespace}/pods")["items"])

    def pods(self) -> dict[str, Object]:
        """The pods that are to stay, by name: those of Jobs are left out."""
        return {pod["metadata"]["name"]: pod for pod in self.all_pods() if _stays(pod)}

    def starts(self) -> Counter[str]:
        """How often each container was started, by `pod/container uid`."""
        return Counter(
            {
                f"{name}/{status['name']} {pod['metadata']['uid']}": status["restartCount"] + 1
                for name, pod in self.pods().items()
                for status in pod["status"].get("containerStatuses", ())
            }
        )


@contextmanager
def installed(namespace: str) -> Iterator[Release]:
    """A namespace as it is."""
    kubectl = Kubectl(os.environ.get("KUBECTL", "kubectl"), namespace)
    with open_api(kubectl) as api:
        yield Release(namespace, kubectl, api)


@contextmanager
def release(namespace: str) -> Iterator[Release]:
    """A namespace that is not there before, and is not there afterwards."""
    with installed(namespace) as one:
        one.make("k8s-delete-namespace").succeeded()
        one.make("k8s-namespace").succeeded()
        try:
            yield one
        finally:
            one.make("k8s-delete-namespace").succeeded()


def _stays(pod: Object) -> bool:
    owners = pod["metadata"].get("ownerReferences", ())
    return all(owner["kind"] != "Job" for owner in owners)
