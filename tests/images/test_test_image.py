"""The image of the tests: the examples' image, the tests and what runs them."""

from tests.images.archive import Image
from tests.images.conftest import Run

NAME = "ska-tango-examples-test"


def test_is_the_image_that_it_tests_and_more(image: Image, test_image: Image) -> None:
    assert image.paths < test_image.paths
    assert test_image.config["User"] == image.config["User"]


def test_finds_the_tests_of_a_deployed_system(run: Run) -> None:
    found = run(
        NAME,
        *("python3", "-m", "pytest", "--true-context", "--collect-only", "-q"),
        *("-p", "no:cacheprovider", "tests/integration"),
    )
    assert "test_deployed_devices.py::" in found


def test_a_server_can_be_debugged_in_it(run: Run) -> None:
    """`make k8s-debug` lets one server run in it."""
    assert run(NAME, "python3", "-m", "debugpy", "--version")
