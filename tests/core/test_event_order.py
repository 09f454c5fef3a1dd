"""An order of events is right in all its keys, or refused with the one that is wrong."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ska_tango_examples.core.event_order import EventOrder, read_order
from ska_tango_examples.core.json_text import BadInput

ATTRIBUTES = ("Level", "depth")


def order(**changes: Any) -> str:
    return json.dumps({"attribute": "depth", "number_of_events": 3, "event_delay": 0.5, **changes})


@given(
    number=st.integers(1, 100_000),
    delay=st.floats(0, 86_400) | st.integers(0, 86_400),
    as_text=st.booleans(),
)
def test_numbers_are_taken_as_they_are_and_as_text(
    number: int, delay: float, as_text: bool
) -> None:
    written = (str(number), str(delay)) if as_text else (number, delay)
    text = order(number_of_events=written[0], event_delay=written[1])
    assert read_order(text, ATTRIBUTES) == EventOrder("depth", number, delay)


def test_a_whole_number_may_have_a_fraction_of_nothing() -> None:
    read = read_order(order(number_of_events=2.0), ATTRIBUTES)
    assert (read.number_of_events, type(read.number_of_events)) == (2, int)


@pytest.mark.parametrize("name", ["level", "LEVEL", "Level"])
def test_names_are_those_of_the_device_in_whatever_case(name: str) -> None:
    assert read_order(order(attribute=name), ATTRIBUTES).attribute == "Level"


COUNT = "number_of_events must be a whole number"
DELAY = "event_delay must be seconds from 0 to 86400, got "


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"attribute": "State"}, 'attribute must be one of Level, depth, got "State"'),
        ({"attribute": 1}, "attribute must be one of Level, depth, got 1"),
        ({"attribute": None}, "attribute must be one of Level, depth, got null"),
        ({"number_of_events": 0}, f"{COUNT} from 1 to 100000, got 0"),
        ({"number_of_events": "-3"}, f'{COUNT} from 1 to 100000, got "-3"'),
        ({"number_of_events": 100_001}, f"{COUNT} from 1 to 100000, got 100001"),
        ({"number_of_events": 10**400}, f"{COUNT} from 1 to 100000, got 1000"),
        ({"number_of_events": "9" * 400}, f'{COUNT} from 1 to 100000, got "9999'),
        ({"number_of_events": 2.5}, f"{COUNT}, got 2.5"),
        ({"number_of_events": "many"}, f'{COUNT} from 1 to 100000, got "many"'),
        ({"number_of_events": "1_0"}, f'{COUNT} from 1 to 100000, got "1_0"'),
        ({"number_of_events": "\uff11"}, f'{COUNT} from 1 to 100000, got "\\uff11"'),
        ({"event_delay": "0.0_1"}, f'{DELAY}"0.0_1"'),
        ({"number_of_events": True}, f"{COUNT} from 1 to 100000, got true"),
        ({"number_of_events": [3]}, f"{COUNT} from 1 to 100000, got [3]"),
        ({"event_delay": -0.1}, f"{DELAY}-0.1"),
        ({"event_delay": 86_401}, f"{DELAY}86401"),
        ({"event_delay": "nan"}, f'{DELAY}"nan"'),
        ({"event_delay": float("nan")}, f"{DELAY}NaN"),
        ({"event_delay": float("inf")}, f"{DELAY}Infinity"),
        ({"event_delay": None}, f"{DELAY}null"),
        ({"event_delay": False}, f"{DELAY}false"),
        ({"delay": 1}, 'unknown key "delay"; the keys are attribute, number_of_events, event_'),
    ],
)
def test_what_cannot_be_carried_out_is_refused(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_order(order(**changes), ATTRIBUTES)
    assert str(refusal.value).startswith(told)


@pytest.mark.parametrize("key", ["attribute", "number_of_events", "event_delay"])
def test_no_key_may_be_missing(key: str) -> None:
    given_keys = json.loads(order())
    del given_keys[key]
    with pytest.raises(BadInput, match=f"the key '{key}' is missing; write it as "):
        read_order(json.dumps(given_keys), ATTRIBUTES)
