"""The wheels say what they need by name, and work wherever they are installed."""

import signal
import tarfile
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

from tests.servers.program import READY, Program
from tests.wheels.conftest import run

# The first of them builds, installs from the index and starts servers.
pytestmark = pytest.mark.timeout(600)

LOCAL = {"ska-control-model", "ska-ser-logging", "ska-tango-base"}
NAMES = sorted(LOCAL | {"ska-tango-examples"})


def only(dist: Path, name: str, ending: str) -> Path:
    """Return the one distribution of this name."""
    (found,) = dist.glob(f"{name.replace('-', '_')}-*{ending}")
    return found


def metadata_of(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as files:
        (path,) = (path for path in files.namelist() if path.endswith(".dist-info/METADATA"))
        return Parser().parsestr(files.read(path).decode())


@pytest.mark.parametrize("name", NAMES)
def test_a_wheel_needs_nothing_of_this_machine(dist: Path, name: str) -> None:
    needed = metadata_of(only(dist, name, ".whl")).get_all("Requires-Dist", [])
    assert [requirement for requirement in needed if "@" in requirement] == []


def test_the_examples_ask_for_the_packages_by_name_and_range(dist: Path) -> None:
    needed = metadata_of(only(dist, "ska-tango-examples", ".whl")).get_all("Requires-Dist", [])
    assert {
        "ska-control-model (>=1.0,<2)",
        "ska-ser-logging (>=0.4,<1)",
        "ska-tango-base (>=1.4,<2)",
    } <= set(needed)


@pytest.mark.parametrize("name", sorted(LOCAL))
def test_a_version_says_that_it_is_no_release_of_its_namesake(dist: Path, name: str) -> None:
    assert "+subset." in metadata_of(only(dist, name, ".whl"))["Version"]


@pytest.mark.parametrize("name", sorted(LOCAL))
def test_a_wheel_has_types_and_licence_and_no_tests(dist: Path, name: str) -> None:
    with zipfile.ZipFile(only(dist, name, ".whl")) as files:
        paths = files.namelist()
    assert f"{name.replace('-', '_')}/py.typed" in paths
    assert [path for path in paths if path.endswith("licenses/LICENSE")]
    assert [path for path in paths if Path(path).name.startswith("test")] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_source_archive_can_be_built_from(dist: Path, name: str) -> None:
    with tarfile.open(only(dist, name, ".tar.gz")) as files:
        paths = {path.partition("/")[2] for path in files.getnames()}
    assert {"LICENSE", "README.md", "pyproject.toml"} <= paths
    assert f"src/{name.replace('-', '_')}/__init__.py" in paths


@pytest.mark.parametrize("name", NAMES)
def test_both_archives_say_what_they_are(dist: Path, name: str) -> None:
    wheel = only(dist, name, ".whl")
    with zipfile.ZipFile(wheel) as files:
        (path,) = (path for path in files.namelist() if path.endswith("MANIFEST.skao.int"))
        told = files.read(path)
    version = metadata_of(wheel)["Version"]
    assert told.decode().splitlines()[:2] == [f"PROJECT={name}", f"VERSION={version}"]
    with tarfile.open(only(dist, name, ".tar.gz")) as archive:
        top = f"{name.replace('-', '_')}-{version}"
        beside = archive.extractfile(f"{top}/MANIFEST.skao.int")
        assert beside is not None
        assert beside.read() == told


def test_what_is_installed_fits_together(programs: Path) -> None:
    assert "No broken requirements found" in run(programs / "pip", "check", cwd=programs)


@pytest.mark.parametrize("name", NAMES)
def test_a_package_is_imported_from_its_wheel(programs: Path, name: str) -> None:
    module = name.replace("-", "_")
    code = f"import {module}; print({module}.__file__)"
    assert "site-packages" in run(programs / "python", "-W", "error", "-c", code, cwd=programs)


def test_a_server_knows_its_version(programs: Path, dist: Path) -> None:
    version = metadata_of(only(dist, "ska-tango-examples", ".whl"))["Version"]
    said = run(programs / "TangoExampleCounterDS", "test", "--version", cwd=programs)
    assert f"ska-tango-examples {version}" in said


@pytest.mark.parametrize("name", ["Counter", "Controller", "TarantaTestDevice"])
def test_a_server_starts_and_ends(programs: Path, name: str) -> None:
    words = (
        *(str(programs / f"TangoExample{name}DS"), "test", "-nodb"),
        *("-dlist", f"test/{name}/1", "-host", "127.0.0.1", "-port", "0"),
    )
    with Program(words) as program:
        program.wait_for(READY)
        program.send(signal.SIGTERM)
        assert program.exit_code() == 0, program.lines
