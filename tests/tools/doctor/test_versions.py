"""Python, make, git and Poetry, as they should be and otherwise."""

import importlib.util
from pathlib import Path

import pytest

from tests.tools.doctor.place import Place, executable, is_bad, is_good, is_not_needed
from tools.doctor import versions
from tools.doctor.check import Look


@pytest.mark.parametrize("version", [(3, 10, 0), (3, 13, 9)])
def test_a_python_that_will_do(place: Place, version: tuple[int, ...]) -> None:
    assert is_good(versions.python(place.machine, version), versions.dotted(version))


@pytest.mark.parametrize("version", [(3, 9, 18), (3, 14, 0)])
def test_a_python_that_will_not_do(place: Place, version: tuple[int, ...]) -> None:
    assert is_bad(
        versions.python(place.machine, version),
        f"{versions.dotted(version)}, but 3.10 to 3.13 is needed",
        "install one of these, or name it: make doctor PYTHON=python3.12",
    )


def test_a_python_that_makes_no_environments(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    without = versions.python(place.machine, (3, 11, 2))
    assert is_bad(without, "without ensurepip", "apt-get install python3-venv")
    install_poetry(place, "exit 0")
    assert is_good(versions.python(place.machine, (3, 11, 2)), "3.11.2")


@pytest.mark.parametrize(
    ("check", "says"),
    [(versions.make, "GNU Make 4.3"), (versions.git, "git version 2.39.5")],
    ids=["make", "git"],
)
def test_a_program(place: Place, check: Look, says: str) -> None:
    name = says.lower().split()[-2].replace("version", "git")
    assert is_bad(check(place.machine), "not on PATH", f"apt-get install {name}")
    path = place.program(name, f'echo "{says}"', "echo more 1.2.3")
    assert is_good(check(place.machine), f"{says.split()[-1]}, {path}")
    place.program(name, "exit 1")
    assert is_bad(check(place.machine), f"{name}: status 1", f"apt-get install {name}")


def test_an_old_make(place: Place) -> None:
    place.program("make", "echo GNU Make 3.81")
    assert is_bad(versions.make(place.machine), "3.81 is older than 4.0", "apt-get install make")


def install_poetry(place: Place, *lines: str) -> Path:
    wrapper = (place.root / "tools" / "poetry").read_text()
    version = wrapper.split("POETRY_VERSION=")[1].split()[0]
    home = place.root / ".tools" / f"poetry-{version}"
    executable(home / "bin" / "poetry", *lines)
    place.file(home / "complete")
    return home


def test_poetry(place: Place) -> None:
    assert is_not_needed(versions.poetry(place.machine), "not there yet; make install gets it")
    home = install_poetry(place, '[ "$*" = "--no-interaction check --lock" ]')
    version = home.name.removeprefix("poetry-")
    assert is_good(versions.poetry(place.machine), f"{version}; poetry.lock fits pyproject.toml")


def test_a_lock_that_does_not_fit(place: Place) -> None:
    install_poetry(place, "echo 'changed since poetry.lock was generated' >&2", "exit 1")
    assert is_bad(
        versions.poetry(place.machine), "poetry.lock is missing", "git restore poetry.lock"
    )
    place.file(place.root / "poetry.lock")
    assert is_bad(
        versions.poetry(place.machine), "poetry.lock does not fit pyproject.toml", "make lock"
    )


def test_a_poetry_that_does_not_work(place: Place) -> None:
    home = install_poetry(place, "echo 'no module named poetry' >&2", "exit 1")
    place.file(place.root / "poetry.lock")
    assert is_bad(
        versions.poetry(place.machine),
        "no module named poetry",
        f"rm -rf {home} && make -B install",
    )
