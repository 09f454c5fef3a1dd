"""The parameters of a piece of work are a JSON object, with a transaction id or without."""

import pytest

from ska_tango_examples.core.json_text import BadInput
from ska_tango_examples.core.work_order import read_work_order


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
