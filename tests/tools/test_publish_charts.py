"""Charts are handed out once: a version that is there already stays as it is."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

PUBLISH = Path(__file__).parents[2] / "tools" / "publish-charts"
# Knows one package, motor 1.0.0; the registry has what is in the file `registry`.
HELM = """#!/bin/sh
here=$(dirname "$0")
case "$1 $2" in
  "show chart")
    case "$3" in
      oci://*) grep -qx "$3:$5" "$here/registry" || exit 1 ;;
      *) printf 'name: motor\\nversion: "1.0.0"\\n' ;;
    esac ;;
  push*) echo "$3/motor:1.0.0" >> "$here/registry" ;;
  "repo index") ls "$3" > "$3/index.yaml" ;;
  *) exit 9 ;;
esac
"""


@pytest.fixture
def helm(tmp_path: Path) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "registry").touch()
    (folder / "helm").write_text(HELM)
    (folder / "helm").chmod(0o755)
    return folder / "helm"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    path = tmp_path / "motor-1.0.0.tgz"
    path.write_text("first")
    return path


def publish(helm: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PUBLISH, *map(str, arguments)],
        env={"HELM": str(helm), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
        timeout=10,
    )


def test_a_directory_gets_the_packages_and_an_index(helm: Path, package: Path) -> None:
    where = package.parent / "all" / "charts"
    done = publish(helm, where, package)
    assert (done.returncode, done.stdout) == (0, f"published {where}/motor-1.0.0.tgz\n")
    assert (where / "index.yaml").read_text() == "index.yaml\nmotor-1.0.0.tgz\n"


def test_a_version_in_a_directory_is_not_overwritten(helm: Path, package: Path) -> None:
    where = package.parent / "charts"
    publish(helm, where, package)
    package.write_text("second")
    done = publish(helm, f"{where}/", package)
    assert done.returncode == 0
    assert "is there already and stays" in done.stdout
    assert (where / package.name).read_text() == "first"


def test_a_registry_gets_each_version_once(helm: Path, package: Path) -> None:
    for _ in range(2):
        done = publish(helm, "oci://registry/charts", package)
        assert done.returncode == 0, done.stderr
    assert "oci://registry/charts/motor:1.0.0 is there already" in done.stdout
    registry = helm.with_name("registry")
    assert registry.read_text().splitlines() == ["oci://registry/charts/motor:1.0.0"]


def test_a_push_that_fails_is_a_failure(helm: Path, package: Path) -> None:
    helm.write_text(HELM.replace("push*)", "pull*)"))
    assert publish(helm, "oci://registry/charts", package).returncode == 9


@pytest.mark.parametrize("arguments", [(), ("charts",), ("", "motor.tgz")], ids=str)
def test_without_a_place_nothing_is_published(helm: Path, arguments: tuple[str, ...]) -> None:
    done = publish(helm, *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: publish-charts WHERE PACKAGE...")
