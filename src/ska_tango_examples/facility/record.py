"""The note that tells `status`, `down` and `watch` which system runs.

The main process holds a lock on the record for as long as it lives. The kernel lets go of it
however the process dies, so a record without a lock is stale, without guessing by process ids.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ska_tango_examples.facility.errors import FacilityError
from ska_tango_examples.facility.user_place import user_place

_LOCK = "lock"
_RECORD = "system.json"
_STARTING = "the control system is only just starting; try again in a moment"


@dataclass(frozen=True)
class ServerRecord:
    """One process: its name, process id, log, the names of its devices and a debugger's port."""

    name: str
    pid: int
    log: str
    devices: list[str] = field(default_factory=list)
    debug_port: int = 0


@dataclass(frozen=True)
class SystemRecord:
    """A running control system.

    Attributes:
        pid: process id of the main process; SIGTERM to it ends everything.
        folder: its run folder.
        temporary: whether the run folder goes when the system goes.
        tango_host: where the database answers, "" while it is being started.
        servers: what has been started.
    """

    pid: int
    folder: str
    temporary: bool
    tango_host: str = ""
    servers: list[ServerRecord] = field(default_factory=list)


class RecordKeeper:
    """Writes the record of the system that this process runs."""

    def __init__(self, place: Path) -> None:
        self._path = place / _RECORD

    def write(self, record: SystemRecord) -> None:
        """Replace the record; readers see the old one or the new one, never half of it."""
        draft = self._path.with_suffix(".new")
        draft.write_text(json.dumps(asdict(record), indent=2))
        draft.replace(self._path)

    def remove(self) -> None:
        """Take the record away."""
        self._path.unlink(missing_ok=True)


@contextmanager
def keep_record() -> Iterator[RecordKeeper]:
    """Be the one running system of this user.

    What a system that was killed has left behind is removed.

    Raises:
        FacilityError: another system of this user runs.
    """
    place = user_place()
    with (place / _LOCK).open("a") as lock:
        with _alone(place):
            locked = _lock(lock.fileno())
        if not locked:
            raise FacilityError(
                "a control system is running already; `ska-tango-examples status` shows it and "
                "`ska-tango-examples down` ends it"
            )
        _clear_away(_read(place))
        keeper = RecordKeeper(place)
        keeper.remove()
        try:
            yield keeper
        finally:
            keeper.remove()


def running_record() -> SystemRecord:
    """The record of this user's system, be it starting, up or ending.

    Raises:
        FacilityError: none is running, or it has not written its record yet.
    """
    running = is_running()
    record = _read(user_place())
    if running and record is not None:
        return record
    if running:
        raise FacilityError(_STARTING)
    raise FacilityError(
        "no control system is running; `ska-tango-examples up` starts one"
        if record is None
        else f"the control system of process {record.pid} was killed; "
        "`ska-tango-examples up` clears away after it and starts a new one"
    )


def find_system() -> SystemRecord:
    """The record of this user's system, which can be talked to.

    Raises:
        FacilityError: none is running, or its database does not answer yet.
    """
    record = running_record()
    if not record.tango_host:
        raise FacilityError(_STARTING)
    return record


def is_running() -> bool:
    """Whether a system of this user runs, be it starting or ending."""
    place = user_place()
    path = place / _LOCK
    if not path.exists():
        return False
    with _alone(place), path.open() as lock:
        return not _lock(lock.fileno())


def _lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Keep others from trying the lock at the same moment, and from finding it taken by us."""
    descriptor = os.open(place, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _read(place: Path) -> SystemRecord | None:
    path = place / _RECORD
    if not path.exists():
        return None
    facts = json.loads(path.read_text())
    servers = [ServerRecord(**server) for server in facts.pop("servers")]
    return SystemRecord(**facts, servers=servers)


def _clear_away(stale: SystemRecord | None) -> None:
    if stale is not None and stale.temporary and Path(stale.folder).is_dir():
        shutil.rmtree(stale.folder)
