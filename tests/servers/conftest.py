"""A real Tango database for the programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
import tango

from tests.servers.program import Program


@pytest.fixture(scope="module")
def tango_host() -> Iterator[str]:
    """The address of an empty Tango database, ``host:port``."""
    words = ("-m", "databaseds.database", "--host", "127.0.0.1", "--port", "0")
    with Program(
        (sys.executable, *words, "--print-host-port", "2"), PYTANGO_DATABASE_NAME=":memory:"
    ) as database:
        port = database.wait_for("listening on").rpartition("port=")[2].rstrip(".")
        database.wait_for("Ready to accept request")
        yield f"127.0.0.1:{port}"


@pytest.fixture(scope="module")
def database(tango_host: str) -> tango.Database:
    host, _, port = tango_host.partition(":")
    return tango.Database(host, int(port))
