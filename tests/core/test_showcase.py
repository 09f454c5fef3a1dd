"""The values for a user interface: plausible, refreshed all at once, kept when written."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from random import Random
from typing import Any

import pytest

from ska_tango_examples.core.errors import NotAllowed, OutOfRange
from ska_tango_examples.core.json_text import BadInput
from ska_tango_examples.core.showcase.draws import INT_RO, REFRESHED
from ska_tango_examples.core.showcase.routes import MOST_ROUTES, RoutingTable
from ska_tango_examples.core.showcase.showcase import Showcase

NOON = datetime(2026, 3, 4, 12, 0, 0, 5, tzinfo=timezone.utc)
MANY = 200
ROUTE = {"src": {"channel": 1, "beam": "x"}, "dst": {"port": 2}, "note": None}


class Clock:
    """A clock that stands still until it is put forward or back."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def showcase(clock: Clock) -> Showcase:
    return Showcase(Random(1), clock)


def drawn(showcase: Showcase, name: str) -> Iterator[Any]:
    for _ in range(MANY):
        showcase.show(showcase.draw())
        yield showcase.read(name)


@pytest.mark.parametrize(
    ("name", "highest"),
    [("DishState", 6), ("CspObsState", 10), ("CbfObsState", 10), ("Health", 3)],
)
def test_every_state_comes_and_no_other(showcase: Showcase, name: str, highest: int) -> None:
    assert set(drawn(showcase, name)) == set(range(highest + 1))


def test_numbers_are_within_their_bounds(showcase: Showcase) -> None:
    assert all(0 <= value <= 100 for value in drawn(showcase, "RandomAttr"))
    assert all(value in range(101) for value in drawn(showcase, "alarmSimulator"))
    assert all(len(str(value)) == 17 for value in drawn(showcase, "txIdleCtrlWord"))
    spectrum = showcase.read("spectrum_att")
    assert len(spectrum) == 1024
    assert all(0 <= value <= 100 for value in spectrum)


@pytest.mark.parametrize(
    ("name", "members", "most"),
    [
        ("Subarrays", range(1, 10), 3),
        ("Beams", range(1, 10), 5),
        ("assigned_receptor", range(1, 17), 16),
    ],
)
def test_lists_hold_different_members(
    showcase: Showcase, name: str, members: range, most: int
) -> None:
    lists = list(drawn(showcase, name))
    assert {len(each) for each in lists} == set(range(1, most + 1))
    assert all(len(set(each)) == len(each) for each in lists)
    assert {member for each in lists for member in each} == set(members)


def test_receptors_are_in_order(showcase: Showcase) -> None:
    assert all(each == sorted(each) for each in drawn(showcase, "assigned_receptor"))


def test_the_hundred_strings_carry_the_moment_of_the_refresh(
    showcase: Showcase, clock: Clock
) -> None:
    assert (len(INT_RO), INT_RO[0], INT_RO[-1]) == (100, "Int_RO_001", "Int_RO_100")
    clock.now += timedelta(seconds=1)
    assert {showcase.read(name).partition(" @")[2] for name in INT_RO} == {
        "2026-03-04 12:00:00.000005"
    }
    showcase.show(showcase.draw())
    assert {showcase.read(name).partition(" @")[2] for name in INT_RO} == {
        "2026-03-04 12:00:01.000005"
    }


def test_the_same_chance_gives_the_same_values(clock: Clock) -> None:
    one, two = (Showcase(Random(7), clock) for _ in range(2))
    assert all(one.read(name) == two.read(name) for name in REFRESHED)


@pytest.mark.parametrize("name", ["DishState", "CspObsState", "CbfObsState", "Health"])
def test_a_written_state_stays_until_the_next_refresh(showcase: Showcase, name: str) -> None:
    showcase.write(name, 2)
    assert showcase.read(name) == 2
    assert set(drawn(showcase, name)) != {2}


@pytest.mark.parametrize(
    ("name", "value"), [("stringRW", "new"), ("AdminMode", 1), ("EventsSpeed", 5.0)]
)
def test_other_written_values_outlive_a_refresh(
    showcase: Showcase, name: str, value: object
) -> None:
    showcase.write(name, value)
    showcase.show(showcase.draw())
    assert showcase.read(name) == value


@pytest.mark.parametrize("value", [0, 0.999, -5, 86_400_001, float("nan"), float("inf")])
def test_a_speed_that_cannot_be_kept_is_refused(showcase: Showcase, value: float) -> None:
    with pytest.raises(OutOfRange, match="EventsSpeed must be from 1 to 86400000 ms, got "):
        showcase.write("EventsSpeed", value)
    assert (showcase.read("EventsSpeed"), showcase.interval) == (1000, 1)


@pytest.mark.parametrize(("speed", "interval"), [(1, 0.001), (86_400_000, 86_400)])
def test_the_interval_follows_the_speed(showcase: Showcase, speed: float, interval: float) -> None:
    showcase.write("EventsSpeed", speed)
    assert showcase.interval == interval


def test_some_values_are_made_when_they_are_read(showcase: Showcase, clock: Clock) -> None:
    clock.now += timedelta(seconds=61.9)
    shown = [showcase.read(name) for name in ("LastUpdate", "ValidUntil", "FromSPS", "FromPTP")]
    assert shown == [
        "2026-03-04 12:01:01",
        "2026-03-04 12:06:01",
        "2026-03-04 12:03:01",
        "2026-03-04 12:03:01",
    ]
    assert showcase.read("TimeUp") == 61
    for name, lowest, highest in [("Temperature", 30, 70), ("Power", 10, 100)]:
        values = [showcase.read(name) for _ in range(MANY)]
        assert all(lowest <= value <= highest for value in values)
        assert len(set(values)) > 1


def test_time_does_not_run_backwards(showcase: Showcase, clock: Clock) -> None:
    clock.now -= timedelta(hours=1)
    assert showcase.read("TimeUp") == 0


def test_the_texts_are_json(showcase: Showcase) -> None:
    processor = json.loads(showcase.read("processorInfo"))
    assert list(processor) == ["name", "temperature", "SerialNumber"]
    assert len(processor["SerialNumber"].removeprefix("S/N:")) == 16
    assert list(json.loads(showcase.read("StatsMode"))) == ["ready", "firmware", "fw_version"]
    assert len(json.loads(showcase.read("routingTable"))["routes"]) == 2


def test_routes_are_added_as_given(showcase: Showcase) -> None:
    before = json.loads(showcase.read("routingTable"))["routes"]
    assert json.loads(showcase.routes.add(json.dumps({"routes": [ROUTE, ROUTE]}))) == [ROUTE] * 2
    assert json.loads(showcase.read("routingTable"))["routes"] == [*before, ROUTE, ROUTE]


@pytest.mark.parametrize(
    ("routes", "told"),
    [
        ("all", 'routes must be a list, got "all"; write it as {"routes"'),
        ({"src": 1}, 'routes must be a list, got {"src": 1}'),
        ([ROUTE, 7], "routes[1] must be an object, got 7"),
        ([{"src": {}}], "routes[0].dst must be an object, got null"),
        ([{"src": [], "dst": {}}], "routes[0].src must be an object, got []"),
    ],
)
def test_wrong_routes_are_refused_and_none_is_added(
    showcase: Showcase, routes: object, told: str
) -> None:
    before = showcase.read("routingTable")
    with pytest.raises(BadInput) as refusal:
        showcase.routes.add(json.dumps({"routes": routes}))
    assert str(refusal.value).startswith(told)
    assert showcase.read("routingTable") == before


def test_the_table_has_an_end() -> None:
    table = RoutingTable(Random(1))
    added = json.dumps({"routes": [{"src": {}, "dst": {}}] * (MOST_ROUTES - 2)})
    table.add(added)
    with pytest.raises(NotAllowed, match="holds 1000 routes and has room for 1000: add fewer"):
        table.add(json.dumps({"routes": [ROUTE]}))
    assert len(json.loads(table.as_json())["routes"]) == MOST_ROUTES
