"""The browser of the pipeline's pages, which is there or is not missed."""

from tests.tools.doctor.place import Place, is_good, is_not_needed
from tools.doctor.browser import browser


def test_none(place: Place) -> None:
    assert is_not_needed(
        browser(place.machine), "make ci-local opens no page then", "apt-get install chromium"
    )


def test_any_will_do(place: Place) -> None:
    path = place.program("google-chrome")
    assert is_good(browser(place.machine), str(path))
