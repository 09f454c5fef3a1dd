"""The tests of the domes and of their client."""

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from dome import Dome
from older_dome import OlderDome
from tango import DevFailed, DeviceProxy
from turn_dome import Turn

from ska_tango_examples.DevFactory import DevFactory

PATIENCE = 10.0
EAGER = {"seconds_per_degree": "0.001"}
LAZY = {"seconds_per_degree": "3600"}


class HeldDome(Dome):
    """A dome that turns when the test lets it."""

    may_go = Event()

    def _turn(self, *args: Any, **kwargs: Any) -> None:
        self.may_go.wait(PATIENCE)
        super()._turn(*args, **kwargs)


DEVICES = [
    {
        "class": Dome,
        "devices": [
            {"name": "test/dome/eager", "properties": EAGER},
            {"name": "test/dome/lazy", "properties": LAZY},
        ],
    },
    {
        "class": OlderDome,
        "devices": [
            {"name": "test/olderdome/eager", "properties": EAGER},
            {"name": "test/olderdome/lazy", "properties": LAZY},
        ],
    },
    {"class": HeldDome, "devices": [{"name": "test/dome/held", "properties": EAGER}]},
]


@pytest.fixture(scope="module", autouse=True)
def _context() -> Iterator[None]:
    with DevFactory.test_context(DEVICES):
        yield


@pytest.fixture(params=["dome", "olderdome"])
def family(request: pytest.FixtureRequest) -> str:
    return request.param


def fresh(name: str) -> DeviceProxy:
    dome = DevFactory().get_device(name)
    dome.Init()
    return dome


def nothing(_line: str) -> None:
    pass


def test_a_turn_ends_where_it_should(family: str) -> None:
    dome = fresh(f"test/{family}/eager")
    told: list[str] = []
    assert Turn(dome.dev_name(), 90).end(told.append, PATIENCE) == "Pointing to 90 degrees"
    assert dome.azimuth == 90
    # The first events after a subscription can get lost: those that come are in order.
    course = [f"{100 * degree // 90} %" for degree in range(1, 91)]
    assert told == [line for line in course if line in told]
    assert dome.longRunningCommandProgress[-1] == "100"


def test_no_such_azimuth(family: str) -> None:
    dome = fresh(f"test/{family}/eager")
    with pytest.raises(DevFailed, match="azimuth must be from 0 to 359 degrees, got 360"):
        Turn(dome.dev_name(), 360)


def test_abort_stops_it(family: str) -> None:
    dome = fresh(f"test/{family}/lazy")
    turn = Turn(dome.dev_name(), 90)
    dome.Abort()
    with pytest.raises(RuntimeError, match="ABORTED: "):
        turn.end(nothing, PATIENCE)
    assert dome.azimuth == 0


def test_a_locked_dome_takes_no_turn(family: str) -> None:
    dome = fresh(f"test/{family}/eager")
    dome.Lock()
    with pytest.raises(DevFailed, match="Command TurnTo not allowed"):
        Turn(dome.dev_name(), 90)


def test_a_dome_that_was_locked_meanwhile_rejects_the_turn() -> None:
    dome = fresh("test/dome/held")
    HeldDome.may_go.clear()
    first, second = (Turn(dome.dev_name(), azimuth) for azimuth in (10, 20))
    dome.Lock()
    HeldDome.may_go.set()
    assert first.end(nothing, PATIENCE) == "Pointing to 10 degrees"
    with pytest.raises(RuntimeError, match="REJECTED: Command is not allowed"):
        second.end(nothing, PATIENCE)
