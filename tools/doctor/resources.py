"""Disk space, memory and processors."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from .check import Look
from .finding import Finding, bad, good
from .machine import Machine

_GIB = 2**30
_RUN_MEMORY = 1.0
"""GiB: a system takes a quarter of it, the tiers of the tests that run at a time the rest."""
_CLUSTER_MEMORY = 4.0
_CLUSTER_CPUS = 2


def space(place: Callable[[Machine], Path], least: float) -> Look:
    """The check of the free space at a place, in GiB."""

    def look(machine: Machine) -> Finding:
        path = place(machine)
        free = shutil.disk_usage(_existing_part_of(path)).free / _GIB
        if free < least:
            return bad(f"{free:.1f} GiB free at {path}", f"free {least:g} GiB there")
        return good(f"{free:.1f} GiB free at {path}")

    return look


def venv(machine: Machine) -> Path:
    """Where the environment lies."""
    return machine.root / ".venv"


def temporary(machine: Machine) -> Path:
    """Where a running system keeps its database and its logs."""
    return Path(machine.setting("TMPDIR", tempfile.gettempdir()))


def cache(machine: Machine) -> Path:
    """Where programs of Kubernetes are built and kept."""
    return machine.cache


def images(machine: Machine) -> Path:
    """Where images are kept, by the builder or as archives: the fullest of the places."""
    home = Path(machine.setting("HOME", "/root"))
    stores = [machine.system / "var/lib/docker", machine.system / "var/lib/containers"]
    archives = machine.root / machine.setting("OCI_ARCHIVES", "build/images")
    there = [path for path in (*stores, home / ".local/share/containers") if path.is_dir()]
    return min(
        (archives, *there), key=lambda path: shutil.disk_usage(_existing_part_of(path)).free
    )


def memory(machine: Machine) -> Finding:
    """Whether there is memory for a system and its tests."""
    free, cpus = _free_memory(machine), _cpus(machine)
    facts = f"{free:.1f} GiB of memory free, {cpus:g} CPUs"
    if free < _RUN_MEMORY:
        return bad(facts, f"end other programs until {_RUN_MEMORY:g} GiB is free")
    return good(facts)


def cluster_memory(machine: Machine) -> Finding:
    """Whether there is enough for a cluster on this machine, too."""
    free, cpus = _free_memory(machine), _cpus(machine)
    facts = f"{free:.1f} GiB of memory free, {cpus:g} CPUs"
    if free < _CLUSTER_MEMORY or cpus < _CLUSTER_CPUS:
        wanted = f"{_CLUSTER_MEMORY:g} GiB and {_CLUSTER_CPUS} CPUs"
        return bad(facts, f"use a machine with {wanted} for a cluster")
    return good(facts)


def _free_memory(machine: Machine) -> float:
    """What is available, in GiB: to the machine, and to the container that this may run in."""
    lines = (line.split() for line in machine.text("proc/meminfo").splitlines())
    available = next(int(words[1]) * 1024 for words in lines if words[0] == "MemAvailable:")
    limit = machine.text("sys/fs/cgroup/memory.max").strip()
    if limit.isdecimal():
        used = int(machine.text("sys/fs/cgroup/memory.current") or 0)
        available = min(available, int(limit) - used)
    return available / _GIB


def _cpus(machine: Machine) -> float:
    cpus = float(len(os.sched_getaffinity(0)))
    quota, _, period = machine.text("sys/fs/cgroup/cpu.max").strip().partition(" ")
    return min(cpus, int(quota) / int(period)) if quota.isdecimal() else cpus


def _existing_part_of(path: Path) -> Path:
    return next(part for part in (path, *path.parents) if part.exists())
