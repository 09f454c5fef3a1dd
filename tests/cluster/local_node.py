"""A local node of the tests' own: its name, its folder, a free port."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
CACHE = Path(
    os.environ.get("K8S_CACHE")
    or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ska-tango-examples"
)
NODE = ROOT / "cluster" / "node"
SECONDS = 200

Done = subprocess.CompletedProcess[str]


class LocalNode:
    """What `cluster/node` does with a node of this name.

    Its data is in the cache, since a checkout may be where no node can have them.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.data = CACHE / name
        self.kubeconfig = self.data / "kubeconfig"
        self.environment = {
            **os.environ,
            "K8S_CACHE": str(CACHE),
            "K8S_NODE_NAME": name,
            "K8S_NODE_DATA": str(self.data),
            "K8S_NODE_PORT": "0",
        }

    def call(self, *arguments: str, **environment: str) -> Done:
        """Run cluster/node, whatever comes of it."""
        return subprocess.run(
            [NODE, *arguments],
            env=self.environment | environment,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )

    def do(self, *arguments: str) -> str:
        """Run cluster/node, which must succeed; what it prints."""
        done = self.call(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def kubectl(self, *arguments: str, text: str | None = None) -> Done:
        """Run kubectl on the host, whatever comes of it."""
        return subprocess.run(
            [CACHE / "bin" / "kube", "kubectl", "--kubeconfig", self.kubeconfig, *arguments],
            input=text,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )

    def ask(self, *arguments: str, text: str | None = None) -> str:
        """Run kubectl on the host, which must succeed; what it prints."""
        done = self.kubectl(*arguments, text=text)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def port(self) -> int:
        """The port of the host that leads to the API server."""
        servers = [
            line.split()[1]
            for line in self.kubeconfig.read_text().splitlines()
            if line.strip().startswith("server:")
        ]
        port = urlsplit(servers[0]).port
        assert port
        return port

    def traces(self) -> list[str]:
        """What the machine still has of this node: processes, control groups, mounts."""
        groups = [str(path) for path in Path("/sys/fs/cgroup").glob(f"*/{self.name}*")]
        mounts = [
            line
            for line in Path("/proc/self/mountinfo").read_text().splitlines()
            if str(self.data) in line
        ]
        return groups + mounts + list(self._processes())

    def _processes(self) -> list[str]:
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                environment = (folder / "environ").read_bytes()
            except OSError:  # it has ended
                continue
            if f"K8S_NODE_NAME={self.name}\0".encode() in environment:
                found.append(str(folder))
        return found

    def remove(self) -> None:
        """End it, and remove its data."""
        self.do("stop")
        self.do("wipe")
        shutil.rmtree(self.data, ignore_errors=True)


def accepts(port: int) -> bool:
    """Whether anything does on the loopback."""
    with socket.socket() as probe:
        probe.settimeout(5)
        return probe.connect_ex(("127.0.0.1", port)) == 0
