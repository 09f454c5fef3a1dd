"""A pod of the test image beside the release: with Tango, and with nothing to do by itself."""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .api import Api, Object
from .kubectl import Kubectl
from .trouble import Trouble
from .waiting import wait_or_explain

FOLDER = "/tmp/app"  # noqa: S108 (the one writable folder of the pod)
CONTAINER = "runner"
_START = 60.0
_LONGEST = 3600
"""Seconds after which the cluster itself ends a pod that nobody has deleted."""


@dataclass(frozen=True)
class RunnerPod:
    """Such a pod, whether it runs or not.

    Attributes:
        kubectl: where.
        name: of the pod.
        image: with Python and PyTango, and pytest for whoever wants to test.
        release: the Helm release; its network policies let the pod talk to the devices.
        tango_host: `host:port` as the pod sees it.
    """

    kubectl: Kubectl
    name: str
    image: str
    release: str
    tango_host: str

    @contextmanager
    def running(self, api: Api) -> Iterator[None]:
        """Run the pod as long as the context is open.

        Raises:
            Trouble: it does not start.
        """
        self._delete()  # the one that a killed run has left
        self.kubectl.run("create", "--filename=-", stdin=json.dumps(self._manifest()))
        try:
            if not wait_or_explain(api, self.kubectl.namespace, self._labels(), _START):
                raise Trouble(f"the pod {self.name} does not start")
            yield
        finally:
            self._delete()

    def send(self, files: Sequence[str]) -> None:
        """Copy files and folders into the pod's folder, under the same relative names."""
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w") as archive:
            for name in files:
                archive.add(name, filter=_no_caches)
        self._exec("mkdir", "-p", FOLDER)
        self._exec("tar", "--extract", "--directory", FOLDER, stdin=packed.getvalue())

    def bring(self, folder: str, into: Path) -> None:
        """Copy what a folder of the pod contains into one of this machine."""
        packed = self._exec("tar", "--create", "--directory", f"{FOLDER}/{folder}", ".")
        into.mkdir(parents=True, exist_ok=True)
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(into, filter="data")

    def shell(self, script: str, *arguments: str) -> list[str]:
        """The command line, on this machine, of a shell script in the pod's folder."""
        begin = f"cd {FOLDER} && {script}"
        words = ["exec", "--stdin", self.name, f"--container={CONTAINER}", "--"]
        return self.kubectl.command(*words, "sh", "-c", begin, "sh", *arguments)

    def fate(self, api: Api) -> str:
        """What has become of the pod, in some words."""
        path = f"/api/v1/namespaces/{self.kubectl.namespace}/pods/{self.name}"
        try:
            status = api.get(path)["status"]
        except Trouble:
            return "it was deleted"
        ends = [c.get("state", {}).get("terminated") for c in status.get("containerStatuses", ())]
        said = [status.get("phase"), status.get("reason"), status.get("message")]
        said += [f"{end.get('reason')}, exit code {end.get('exitCode')}" for end in ends if end]
        return ": ".join(word for word in said if word)

    def _exec(self, *words: str, stdin: bytes = b"") -> bytes:
        options = ("exec", "--stdin", self.name, f"--container={CONTAINER}", "--")
        return self.kubectl.pipe(*options, *words, stdin=stdin)

    def _delete(self) -> None:
        self.kubectl.run(
            "delete", "pod", self.name, "--ignore-not-found", "--grace-period=1", "--timeout=30s"
        )

    def _labels(self) -> dict[str, str]:
        return {
            "app.kubernetes.io/name": self.name,
            "app.kubernetes.io/instance": self.release,
            "app.kubernetes.io/component": "test-runner",
        }

    def _manifest(self) -> Object:
        container = {
            "name": CONTAINER,
            "image": self.image,
            "imagePullPolicy": "IfNotPresent",
            "command": ["sleep", str(_LONGEST)],
            "env": [
                {"name": "TANGO_HOST", "value": self.tango_host},
                {"name": "HOME", "value": "/tmp"},  # noqa: S108
                {"name": "PYTHONUNBUFFERED", "value": "1"},
            ],
            "securityContext": {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            },
            "volumeMounts": [{"name": "tmp", "mountPath": "/tmp"}],  # noqa: S108
        }
        spec = {
            "restartPolicy": "Never",
            "activeDeadlineSeconds": _LONGEST,
            "automountServiceAccountToken": False,
            "enableServiceLinks": False,
            "securityContext": {
                "runAsNonRoot": True,
                "runAsUser": 1000,
                "runAsGroup": 1000,
                "seccompProfile": {"type": "RuntimeDefault"},
            },
            "containers": [container],
            "volumes": [{"name": "tmp", "emptyDir": {}}],
        }
        metadata = {"name": self.name, "labels": self._labels()}
        return {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec}


def _no_caches(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    return None if Path(entry.name).name == "__pycache__" else entry


def call(command: Sequence[str], timeout: float, stdin: str = "") -> int:
    """Run a command line; what it prints is seen at once.

    Raises:
        Trouble: it has not ended within so many seconds.
    """
    with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as process:
        try:
            process.communicate(stdin, timeout)
        except subprocess.TimeoutExpired as error:
            raise Trouble(f"no end within {timeout:g} s") from error
        finally:
            process.kill()
    return process.returncode
