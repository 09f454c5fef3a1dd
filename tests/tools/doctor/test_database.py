"""Where clients are led to: by TANGO_HOST, or by a file that nobody thinks of."""

import socket

import pytest

from tests.servers.program import free_port
from tests.tools.doctor.place import Place, is_bad, is_good
from tools.doctor import database


def test_no_tango_host(place: Place) -> None:
    assert is_good(database.tango_host(place.machine), "TANGO_HOST is not set")


def test_databases_that_answer(place: Place) -> None:
    with socket.create_server(("127.0.0.1", 0)) as one:
        address = f"127.0.0.1:{one.getsockname()[1]}"
        place.settings = {"TANGO_HOST": f"{address}, {address}"}
        assert is_good(database.tango_host(place.machine), "accepts a connection")


def test_a_database_that_does_not_answer(place: Place) -> None:
    place.settings = {"TANGO_HOST": f"127.0.0.1:{free_port()}"}
    assert is_bad(database.tango_host(place.machine), "connection refused", "unset TANGO_HOST")


@pytest.mark.parametrize("value", ["tango", "tango:", "tango:0", "tango:65536", ":10000", "a:1b"])
def test_what_is_no_address(place: Place, value: str) -> None:
    place.settings = {"TANGO_HOST": value}
    assert is_bad(database.tango_host(place.machine), "is not host:port", "unset TANGO_HOST")


def test_no_file_leads_astray(place: Place) -> None:
    place.file(place.home / ".tangorc", "# TANGO_HOST=old:10000\nOTHER=1\n")
    assert is_good(database.tangorc(place.machine), "no file leads")


@pytest.mark.parametrize("where", ["home/.tangorc", "system/etc/tangorc"])
def test_a_file_that_leads_astray(place: Place, where: str) -> None:
    file = place.file(place.root.parent / where, "TANGO_HOST = real:10000\n")
    assert is_bad(database.tangorc(place.machine), "too, to real:10000", f"mv {file} {file}.off")
    place.settings = {"TANGO_HOST": "here:10000"}
    assert is_good(database.tangorc(place.machine), "comes before")
