"""The images under test: those that `make oci-build` built last."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.images.archive import Image, read_image
from tools.release import places

ROOT = Path(__file__).parents[2]
Run = Callable[..., str]


def image_of(name: str) -> Image:
    archive = ROOT / "build" / "images" / f"{name}.tar"
    assert archive.exists(), f"{archive} is missing: make oci-build"
    return read_image(archive)


@pytest.fixture(scope="session")
def image() -> Image:
    """Return the image of the examples."""
    return image_of("ska-tango-examples")


@pytest.fixture(scope="session")
def test_image() -> Image:
    """Return the image of the tests."""
    return image_of("ska-tango-examples-test")


@pytest.fixture(scope="session")
def version() -> str:
    """Return the project's version, which is the images' tag."""
    return str(places.present(ROOT))


@pytest.fixture
def run(version: str) -> Run:
    """Return what runs a program in an image and gives back what it wrote."""

    def run_in(name: str, *command: str) -> str:
        done = subprocess.run(
            [ROOT / "tools/oci/run", name, *command],
            env={"OCI_TAG": version, **os.environ},
            capture_output=True,
            text=True,
            timeout=50,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run_in
