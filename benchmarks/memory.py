"""How much memory processes take."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def proportional_memory(pids: Iterable[int]) -> float:
    """Return the proportional set size of processes together, in MiB.

    A page that several processes share counts in parts; so the sum is what the machine would
    get back if all of them ended.
    """
    return sum(map(_kibibytes, pids)) / 1024


def _kibibytes(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        name, _, amount = line.partition(":")
        if name == "Pss":
            return int(amount.split()[0])
    raise RuntimeError(f"the kernel does not tell the Pss of process {pid}")
