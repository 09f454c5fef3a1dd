"""Ports, and the control system that runs or does not."""

import json
import os
import resource
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools.doctor.place import Place, is_bad, is_good
from tools.doctor import system


def test_free_ports(place: Place) -> None:
    place.file(place.system / "proc/sys/net/ipv4/ip_local_port_range", "32768\t60999\n")
    assert is_good(
        system.ports(place.machine, 8), "8 free on 127.0.0.1 at once, of 32768 to 60999"
    )


@pytest.fixture
def few_files() -> Iterator[int]:
    """As many open files as there are now, and four more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    highest = max(int(one.name) for one in Path("/proc/self/fd").iterdir())
    resource.setrlimit(resource.RLIMIT_NOFILE, (highest + 4, hard))
    yield highest + 4
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_too_few_open_files(place: Place, few_files: int) -> None:
    assert is_bad(system.ports(place.machine, few_files), "Too many open files", "ulimit -n 4096")


def test_no_system(place: Place) -> None:
    place.settings = {"XDG_RUNTIME_DIR": str(place.home)}
    assert is_good(system.running_system(place.machine), "none runs")
    (place.home / "ska-tango-examples").mkdir(0o700)
    assert is_good(system.running_system(place.machine), "none runs")


@pytest.mark.parametrize("variable", ["XDG_RUNTIME_DIR", "TMPDIR"])
def test_a_folder_that_others_can_enter(place: Place, variable: str) -> None:
    place.settings = {variable: str(place.home)}
    name = "ska-tango-examples" + (f"-{os.getuid()}" if variable == "TMPDIR" else "")
    folder = place.home / name
    folder.mkdir()
    folder.chmod(0o755)
    assert is_bad(system.running_system(place.machine), "not yours alone", f"rm -rf {folder}")


@pytest.fixture
def listener() -> Iterator[int]:
    """A port that this process listens on."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        yield one.getsockname()[1]


def leave_record(place: Place, tango_host: str = "127.0.0.1:10000") -> None:
    """What a system with one server leaves; the server is this process."""
    place.settings = {"XDG_RUNTIME_DIR": str(place.home)}
    folder = place.home / "ska-tango-examples"
    folder.mkdir(0o700)
    record = {"pid": 4711, "tango_host": tango_host, "servers": [{"pid": os.getpid()}]}
    place.file(folder / "system.json", json.dumps(record))


def run_it(place: Place) -> None:
    """Let its main process be there, and this one with its sockets."""
    proc = place.system / "proc"
    place.file(proc / "4711/cmdline", "python\0/bin/ska-tango-examples\0up\0")
    (proc / "net").symlink_to("/proc/self/net")
    (proc / str(os.getpid())).symlink_to("/proc/self")


def test_a_system_that_runs(place: Place, listener: int) -> None:
    leave_record(place)
    run_it(place)
    found = system.running_system(place.machine)
    assert is_good(found, "one runs at 127.0.0.1:10000, 2 processes on ")
    assert "make down ends it" in found.facts
    assert listener in system.listening(Path("/proc"), [os.getpid()])


def test_a_system_that_starts(place: Place) -> None:
    leave_record(place, tango_host="")
    run_it(place)
    assert is_good(system.running_system(place.machine), "one runs and is starting, 2 processes")


@pytest.mark.parametrize("cmdline", ["", "vim\0notes\0"], ids=["gone", "somebody else"])
def test_a_system_that_was_killed(place: Place, cmdline: str) -> None:
    leave_record(place)
    if cmdline:
        place.file(place.system / "proc/4711/cmdline", cmdline)
    assert is_good(system.running_system(place.machine), "clears away after the one")


def test_ports_of_nobody(listener: int) -> None:
    assert system.listening(Path("/proc"), [2**22 + 1]) == []
