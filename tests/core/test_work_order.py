"""The parameters of a piece of work are a JSON object, with a transaction id or without."""

import pytest

from ska_tango_examples.core.errors import NotAllowed
from ska_tango_examples.core.json_text import LONGEST, BadInput
from ska_tango_examples.core.work_order import read_work_order, target_of, write_work_order


@pytest.mark.parametrize(
    ("text", "params"),
    [
        ("{}", {}),
        ('{"target": "M31", "depth": 3}', {"target": "M31", "depth": 3}),
        ('{"transaction_id": "one"}', {"transaction_id": "one"}),
    ],
)
def test_any_object_will_do(text, params):
    assert read_work_order(text) == params


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not JSON (Expecting value"),
        ("[]", 'not a JSON object but []; write it as {"target": "M31"}'),
        ('{"transaction_id": 7}', "transaction_id must be a text, got 7; leave it out for a new"),
        ('{"transaction_id": null}', "transaction_id must be a text, got null; leave it out"),
    ],
)
def test_anything_else_is_refused(text, why):
    with pytest.raises(BadInput) as refusal:
        read_work_order(text)
    assert str(refusal.value).startswith(why)


def padded(length, letter="u"):
    """Return parameters that are so long when they are passed on under the id "one"."""
    empty = len(write_work_order({"target": ""}, "one"))
    return {"target": letter * (length - empty)}


def test_what_is_passed_on_can_be_read():
    params = {"target": "M31 \u2609", "transaction_id": "old"}
    passed_on = write_work_order(params, "one")
    assert passed_on.isascii()
    assert read_work_order(passed_on) == {**params, "transaction_id": "one"}


def test_the_longest_that_is_passed_on_can_be_read():
    passed_on = write_work_order(padded(LONGEST), "one")
    assert len(passed_on) == LONGEST
    read_work_order(passed_on)


@pytest.mark.parametrize("params", [padded(LONGEST + 1), padded(LONGEST // 2, "\u00fc")])
def test_what_would_be_too_long_is_not_passed_on(params):
    with pytest.raises(BadInput, match=r"would have \d+ characters: 65536 are allowed"):
        write_work_order(params, "one")


@pytest.mark.parametrize(
    ("params", "target"), [({"target": "M31"}, "M31"), ({}, "nothing in particular")]
)
def test_work_is_for_something(params, target):
    assert target_of(params) == target


def test_nobody_works_on_the_sun():
    with pytest.raises(NotAllowed, match="the Sun is too bright: choose another target"):
        target_of({"target": "Sun"})
