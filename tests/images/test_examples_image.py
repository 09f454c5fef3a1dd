"""The image of the examples: small, without what only builds need, and able to do its work."""

import pytest

from tests.images.archive import Image
from tests.images.conftest import Run

MEGABYTE = 1_000_000
NAME = "ska-tango-examples"


def test_is_small(image: Image) -> None:
    assert image.size <= 250 * MEGABYTE


@pytest.mark.parametrize(
    "program",
    ["pip", "pip3", "gcc", "cc", "apt-get", "dpkg", "perl", "su", "mount", "jupyter", "poetry"],
)
def test_lacks_programs_of_builds(image: Image, program: str) -> None:
    assert image.find(program, below="bin") + image.find(program, below="sbin") == []


@pytest.mark.parametrize(
    "package", ["debugpy", "ensurepip", "jedi", "notebook", "pip", "pytest", "setuptools"]
)
def test_lacks_packages(image: Image, package: str) -> None:
    places = ("python3", "site-packages", "dist-packages")
    assert [path for place in places for path in image.find(package, below=place)] == []


def test_runs_as_a_user_that_is_a_number(image: Image) -> None:
    assert image.config["User"] == "1000:1000"


def test_the_user_has_a_name(run: Run) -> None:
    assert run(NAME, "id", "-un") == "tango"


def test_nothing_makes_somebody_root(run: Run) -> None:
    assert run(NAME, "sh", "-c", "find / -xdev -type f -perm /6000 2>&- || true") == ""


def test_says_what_it_is(image: Image, version: str) -> None:
    labels = image.config["Labels"]
    assert labels["org.opencontainers.image.title"] == NAME
    assert labels["org.opencontainers.image.version"] == version
    assert labels["org.opencontainers.image.licenses"].startswith("BSD-3-Clause")
    assert labels["int.skao.image.team"] == labels["int.skao.image.authors"] != ""


def test_says_nothing_of_the_machine_that_built_it(image: Image) -> None:
    text = str(image.config)
    assert "PIP_" not in text
    assert "pip.conf" not in text


@pytest.mark.parametrize(
    "module",
    [
        *("tango", "tango.asyncio", "databaseds.database", "dsconfig.json2tango", "itango"),
        *("sqlite3", "ska_control_model", "ska_ser_logging", "ska_tango_base"),
    ],
)
def test_imports(run: Run, module: str) -> None:
    run(NAME, "python3", "-c", f"import {module}")


def test_everything_of_python_is_compiled(run: Run) -> None:
    script = """
import importlib.util, pathlib, ska_tango_base, ska_tango_examples, tango
for package in (ska_tango_base, ska_tango_examples, tango, pathlib):
    for source in pathlib.Path(package.__file__).parent.glob("*.py"):
        compiled = pathlib.Path(importlib.util.cache_from_source(source))
        flags = compiled.read_bytes()[4:8]
        assert flags == b"\\x01\\0\\0\\0", f"{compiled} is not an unchecked one: {flags}"
"""
    run(NAME, "python3", "-c", script)


def test_knows_time_zones(run: Run) -> None:
    script = "from zoneinfo import ZoneInfo; print(ZoneInfo('Australia/Perth'))"
    assert run(NAME, "python3", "-c", script) == "Australia/Perth"


def test_itango_starts(run: Run) -> None:
    assert run(NAME, "itango3", "--version")[0].isdigit()


def test_a_server_knows_its_version(run: Run, version: str) -> None:
    assert f"ska-tango-examples {version}" in run(NAME, "TangoExampleCounterDS", "--version")
