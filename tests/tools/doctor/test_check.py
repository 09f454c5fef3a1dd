"""All checks are made at once, and none of them can hold up the answer."""

import threading

import pytest

from tests.tools.doctor.place import Place, is_bad
from tools.doctor.check import Check, Section, examine
from tools.doctor.finding import Finding, good
from tools.doctor.machine import Machine


def sections(*checks: Check) -> list[Section]:
    return [Section("For all", needed=True, checks=checks)]


def test_they_run_together_and_are_told_in_their_order(place: Place) -> None:
    both = threading.Barrier(2, timeout=10)

    def look(name: str) -> Check:
        def wait_for_the_other(_: Machine) -> Finding:
            both.wait()
            return good(name)

        return Check(name, wait_for_the_other)

    found = list(examine(sections(look("first"), look("second")), place.machine))
    assert [finding.facts for _, _, finding in found] == ["first", "second"]


def test_one_that_never_ends_is_left_behind(place: Place) -> None:
    over = threading.Event()

    def stuck(_: Machine) -> Finding:
        over.wait(30)
        return good("at last")

    checks = sections(Check("stuck", stuck), Check("quick", lambda _: good("at once")))
    (_, _, first), (_, _, second) = examine(checks, place.machine, deadline=0.2)
    over.set()
    assert is_bad(
        first, "no answer within 0.2 s", "run make doctor again when the machine is less busy"
    )
    assert second == good("at once")


def test_one_that_fails_says_so(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[BaseException | None] = []
    monkeypatch.setattr(threading, "excepthook", lambda failure: told.append(failure.exc_value))

    def broken(_: Machine) -> Finding:
        raise KeyError("what a pity")

    ((_, _, finding),) = examine(sections(Check("broken", broken)), place.machine)
    assert is_bad(finding, "the check itself failed", "report it, with the error")
    assert [str(error) for error in told] == ["'what a pity'"]
