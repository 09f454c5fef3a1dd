"""The virtual environment is compared with the lock, and Tango is imported."""

import pytest

from tests.tools.doctor.place import Place, executable, is_bad, is_good
from tools.doctor import environment

LOCK = """# generated

[[package]]
name = "PyTango"
version = "10.3.1"
optional = false
groups = ["main"]
files = []

[package.dependencies]
version = "no version of the package"

[[package]]
name = "numpy"
version = "2.2.6"
optional = false
groups = ["main"]
markers = "python_version == \\"3.10\\""
files = []

[[package]]
name = "numpy"
version = "2.4.0"
optional = false
groups = ["main"]
markers = "python_version != \\"3.10\\""
files = []

[[package]]
name = "ruff"
version = "0.14.0"
optional = false
groups = ["lint", "test"]
files = []

[[package]]
name = "colorama"
version = "0.4.6"
optional = false
groups = ["main"]
markers = "sys_platform == \\"win32\\""
files = []
"""


def install(place: Place, *distributions: str, stamp: str = ".installed-all") -> None:
    place.file(place.root / "poetry.lock", LOCK)
    venv = place.root / ".venv"
    executable(venv / "bin" / "python", "echo 10.3.1 10.3.3")
    place.file(venv / stamp)
    for one in distributions:
        (venv / "lib" / "python3.12" / "site-packages" / f"{one}.dist-info").mkdir(parents=True)


def test_before_it_is_installed(place: Place) -> None:
    assert is_bad(environment.environment(place.machine), "not installed", "make install")
    assert is_bad(environment.tango(place.machine), "not installed", "make install")


def test_an_environment_whose_python_is_gone(place: Place) -> None:
    install(place, "pytango-10.3.1", "ruff-0.14.0")
    python = place.root / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python3")
    assert is_bad(environment.environment(place.machine), "not installed", "make install")


def test_all_groups(place: Place) -> None:
    install(place, "PyTango-10.3.1", "numpy-2.4.0", "ruff-0.14.0", "of_ones_own-1.0")
    assert is_good(environment.environment(place.machine), "all groups")


def test_the_main_group_alone(place: Place) -> None:
    install(place, "pytango-10.3.1", stamp=".installed-main")
    assert is_good(environment.environment(place.machine), "the main group")


@pytest.mark.parametrize(
    ("distributions", "facts"),
    [
        (["pytango-10.3.1"], "no ruff"),
        (["pytango-10.2.0", "ruff-0.14.0"], "pytango 10.2.0 for 10.3.1"),
        (["pytango-10.3.1", "ruff-0.14.0", "numpy-2.3.0"], "numpy 2.3.0 for 2.2.6 or 2.4.0"),
        (["numpy-1", "colorama-1"], "no pytango, no ruff, colorama 1 for 0.4.6 and 1 more"),
    ],
)
def test_what_differs(place: Place, distributions: list[str], facts: str) -> None:
    install(place, *distributions)
    assert is_bad(environment.environment(place.machine), facts, "make -B install")


def test_a_missing_lock(place: Place) -> None:
    install(place, "pytango-10.3.1")
    (place.root / "poetry.lock").unlink()
    assert is_bad(
        environment.environment(place.machine), "poetry.lock is missing", "git restore poetry.lock"
    )


def test_tango(place: Place) -> None:
    install(place)
    assert is_good(environment.tango(place.machine), "10.3.1 on cppTango 10.3.3")
    executable(place.root / ".venv" / "bin" / "python", "echo ImportError: no >&2", "exit 1")
    assert is_bad(environment.tango(place.machine), "ImportError: no", "make -B install")
