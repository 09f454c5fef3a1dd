"""A real Tango database for the programs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import tango

from tests.servers.program import empty_database


@pytest.fixture(scope="module")
def tango_host() -> Iterator[str]:
    """The address of an empty Tango database, ``host:port``."""
    with empty_database() as (_, port):
        yield f"127.0.0.1:{port}"


@pytest.fixture(scope="module")
def database(tango_host: str) -> tango.Database:
    host, _, port = tango_host.partition(":")
    return tango.Database(host, int(port))
