"""What the kernel counts for the local node: the group of the pods, and that of the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path("/sys/fs/cgroup")
_MEBIBYTE = 2**20


@dataclass(frozen=True)
class ControlGroups:
    """The control groups of a node that runs on this machine (`cluster/`).

    Attributes:
        node: its name, which is that of its groups.
    """

    node: str

    def exist(self) -> bool:
        """Whether there are any."""
        return self._group("cpuacct", "kubepods").is_dir()

    def processor_seconds(self, part: str) -> float:
        """What `kubepods` or `node` has used since it began, ended containers included."""
        usage = self._group("cpuacct", part) / "cpuacct.usage"
        return int(usage.read_text()) / 1e9

    def memory(self, pods: Iterable[str]) -> tuple[float, float]:
        """What the pods with these uids use now, in MiB: all of it, and what is anonymous."""
        folders = list(self._pods("memory", pods))
        used = sum(int((folder / "memory.usage_in_bytes").read_text()) for folder in folders)
        anonymous = sum(_anonymous(folder / "memory.stat") for folder in folders)
        return used / _MEBIBYTE, anonymous / _MEBIBYTE

    def processes(self, pods: Iterable[str]) -> int:
        """How many processes the pods with these uids have."""
        lists = [
            processes
            for folder in self._pods("cpuacct", pods)
            for processes in folder.glob("**/cgroup.procs")
        ]
        return sum(len(processes.read_text().split()) for processes in lists)

    def _group(self, controller: str, part: str) -> Path:
        return _ROOT / controller / self.node / part

    def _pods(self, controller: str, uids: Iterable[str]) -> Iterable[Path]:
        group = self._group(controller, "kubepods")
        return (folder for uid in uids for folder in group.glob(f"**/pod{uid}"))


def _anonymous(statistics: Path) -> int:
    numbers = dict(line.split() for line in statistics.read_text().splitlines())
    return int(numbers["total_rss"])
