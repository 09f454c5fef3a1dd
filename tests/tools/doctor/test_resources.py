"""Disk space, memory and processors."""

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.tools.doctor.place import Place, is_bad, is_good
from tools.doctor import resources
from tools.doctor.machine import Machine

GIB = 2**30


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> dict[Path, float]:
    """GiB that are free at each of these folders."""
    free: dict[Path, float] = {}
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=free[path] * GIB))
    return free


def test_space(place: Place, disk: dict[Path, float]) -> None:
    disk[place.root] = 1.5
    look = resources.space(resources.venv, 1)
    assert is_good(look(place.machine), f"1.5 GiB free at {place.root / '.venv'}")
    disk[place.root] = 0.96
    assert is_bad(look(place.machine), "1.0 GiB free at", "free 1 GiB there")


def test_places(place: Place, tmp_path: Path) -> None:
    assert resources.cache(place.machine) == place.home / ".cache/ska-tango-examples"
    place.settings = {"XDG_CACHE_HOME": "/caches", "TMPDIR": "/elsewhere"}
    assert resources.cache(place.machine) == Path("/caches/ska-tango-examples")
    assert resources.temporary(place.machine) == Path("/elsewhere")
    place.settings = {"K8S_CACHE": "/mine"}
    assert resources.cache(place.machine) == Path("/mine")


def test_the_fullest_place_of_images(place: Place, disk: dict[Path, float]) -> None:
    store = place.system / "var/lib/containers"
    store.mkdir(parents=True)
    disk.update({place.root: 9, store: 5})
    assert resources.images(place.machine) == store
    disk[store] = 10
    assert resources.images(place.machine) == place.root / "build/images"


def memory(place: Place, gib: float, **cgroup: str) -> Machine:
    place.file(
        place.system / "proc/meminfo",
        f"MemTotal: 99999999 kB\nMemAvailable: {gib * 2**20:.0f} kB\n",
    )
    for name, text in cgroup.items():
        place.file(place.system / "sys/fs/cgroup" / name.replace("_", "."), text)
    return place.machine


def test_memory(place: Place) -> None:
    assert is_good(resources.memory(memory(place, 1.5)), "1.5 GiB of memory free")
    cure = "end other programs until 1 GiB is free"
    assert is_bad(resources.memory(memory(place, 0.5)), "0.5 GiB of memory free", cure)


def test_the_limits_of_a_container(place: Place) -> None:
    machine = memory(
        place,
        64,
        memory_max=f"{4 * GIB}\n",
        memory_current=f"{1 * GIB}\n",
        cpu_max="50000 100000\n",
    )
    assert is_good(resources.memory(machine), "3.0 GiB of memory free, 0.5 CPUs")


def test_a_container_without_limits(place: Place) -> None:
    machine = memory(place, 64, memory_max="max\n", cpu_max="max 100000\n")
    cpus = len(os.sched_getaffinity(0))
    assert is_good(resources.memory(machine), f"64.0 GiB of memory free, {cpus} CPUs")


@pytest.mark.parametrize(
    ("gib", "quota", "enough"), [(4, 2, True), (3.9, 2, False), (4, 1, False)]
)
def test_memory_for_a_cluster(
    place: Place, monkeypatch: pytest.MonkeyPatch, gib: float, quota: int, enough: bool
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(8))
    machine = memory(place, gib, cpu_max=f"{quota}00000 100000\n")
    found = resources.cluster_memory(machine)
    facts = f"{gib:.1f} GiB of memory free, {quota} CPUs"
    if enough:
        assert is_good(found, facts)
    else:
        assert is_bad(found, facts, "use a machine with 4 GiB and 2 CPUs for a cluster")
