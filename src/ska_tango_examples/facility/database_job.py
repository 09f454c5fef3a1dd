"""How the Tango database is run: pytango-db on SQLite, on the loopback interface."""

from __future__ import annotations

from pathlib import Path

from ska_tango_examples.facility.job import LOOPBACK, Job

_NAME = "database"
_INSTANCE = "2"


def database_job(folder: Path, port: int = 0) -> Job:
    """The job of the database.

    Args:
        folder: keeps the SQLite file and the log.
        port: where it listens; 0 lets the system choose a free one, without a race.
    """
    return Job(
        name=_NAME,
        log=str(folder / f"{_NAME}.log"),
        module="databaseds.database",
        arguments=["--host", LOOPBACK, "--port", str(port), "--print-host-port", _INSTANCE],
        environment={"PYTANGO_DATABASE_NAME": str(folder / "tango.db")},
    )
