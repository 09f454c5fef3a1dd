"""tools/find-python finds the interpreters of this machine, those of pyenv as well."""

import os
import subprocess
import sys
from pathlib import Path

FIND = Path(__file__).parents[2] / "tools/find-python"
NAME = "python-of-this-test"


def found(pyenv: Path, *names: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [FIND, *names],
        env={**os.environ, "PYENV_ROOT": str(pyenv)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_an_interpreter_that_pyenv_does_not_offer_is_found(tmp_path: Path) -> None:
    place = tmp_path / "versions/3.11.9/bin"
    place.mkdir(parents=True)
    (place / NAME).symlink_to(sys.executable)
    assert found(tmp_path, NAME).stdout == f"{Path(sys.executable).resolve()}\n"


def test_one_that_is_nowhere_is_named(tmp_path: Path) -> None:
    done = found(tmp_path, NAME)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"among: {NAME}. Install one" in done.stderr
