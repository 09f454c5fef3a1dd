"""Two devices log one piece of work under one transaction id."""

import json
import logging
import re

import pytest
from tango import DevFailed, DevState

UPSTREAM, DOWNSTREAM = "test/logtestupstream/1", "test/logtestdownstream/1"


@pytest.fixture
def upstream(get_device):
    device = get_device(UPSTREAM)
    device.Init()
    return device


@pytest.fixture
def downstream(get_device):
    device = get_device(DOWNSTREAM)
    device.Init()
    return device


@pytest.fixture
def spoken(caplog):
    """Return what tells who said what of a transaction: device, verb, id."""
    caplog.set_level(logging.INFO)

    def tell():
        found = []
        for record in caplog.records:
            match = re.match(r"Transaction\[(.*?)\]: (\w+)\[", record.getMessage())
            if match:
                found.append((record.tags.removeprefix("tango-device:"), match[2], match[1]))
        return found

    return tell


def test_both_log_under_one_id(upstream, downstream, spoken, caplog):
    found = upstream.Delegate('{"target": "M31"}')
    assert found
    assert spoken() == [
        (UPSTREAM, "Enter", found),
        (DOWNSTREAM, "Enter", found),
        (DOWNSTREAM, "Exit", found),
        (UPSTREAM, "Exit", found),
    ]
    assert "working on M31" in caplog.messages
    assert downstream.lastTransaction == found


def test_an_id_that_the_work_has_is_kept(upstream, spoken):
    assert upstream.Delegate('{"transaction_id": "of-the-client"}') == "of-the-client"
    assert {who for who, _, name in spoken() if name == "of-the-client"} == {UPSTREAM, DOWNSTREAM}


def test_each_work_has_an_id_of_its_own(upstream):
    assert upstream.Delegate("{}") != upstream.Delegate("{}")


def test_downstream_works_without_an_id_too(downstream, listen):
    with listen(downstream, "lastTransaction") as events:
        downstream.Work("{}")
        events.expect(["", downstream.lastTransaction])


@pytest.mark.parametrize("order", ["", "M31", "[1]", json.dumps({"transaction_id": 7})])
@pytest.mark.parametrize("name", ["Delegate", "Work"])
def test_a_wrong_order_is_refused_before_anything_is_done(
    upstream, downstream, spoken, order, name
):
    device = upstream if name == "Delegate" else downstream
    with pytest.raises(DevFailed) as refusal:
        device.command_inout(name, order)
    assert refusal.value.args[0].reason == "SkaTango_BadInput"
    assert spoken() == []
    assert downstream.lastTransaction == ""


@pytest.mark.parametrize("target", ["u" * 65500, "\u00fc" * 20000], ids=["long", "spelt out"])
def test_what_downstream_would_not_take_is_refused_before_anything_is_done(
    upstream, downstream, spoken, target
):
    with pytest.raises(DevFailed) as refusal:
        upstream.Delegate(f'{{"target": "{target}"}}')
    assert refusal.value.args[0].reason == "SkaTango_BadInput"
    assert spoken() == []
    assert downstream.lastTransaction == ""


@pytest.mark.usefixtures("downstream")
def test_work_that_fails_is_an_exception_under_one_id_in_both_logs(upstream, spoken, caplog):
    with pytest.raises(DevFailed) as failure:
        upstream.Delegate('{"target": "Sun", "transaction_id": "one"}')
    assert failure.value.args[0].reason == "SkaTango_PeerFailed"
    why = "the Sun is too bright: choose another target"
    assert failure.value.args[0].desc == f"{DOWNSTREAM}: {why}"
    assert spoken() == [
        (UPSTREAM, "Enter", "one"),
        (DOWNSTREAM, "Enter", "one"),
        (DOWNSTREAM, "Exception", "one"),
        (UPSTREAM, "Exception", "one"),
    ]
    assert caplog.text.count(f"NotAllowed: {why}") == 1


def test_a_device_that_is_missing_is_named_to_the_client_and_in_the_log(get_device, spoken):
    upstream = get_device("test/logtestupstream/lonely")
    with pytest.raises(DevFailed) as failure:
        upstream.Delegate('{"transaction_id": "one"}')
    assert failure.value.args[0].reason == "SkaTango_PeerFailed"
    assert failure.value.args[0].desc.startswith("test/logtestdownstream/none: ")
    assert [verb for _, verb, name in spoken() if name == "one"] == ["Enter", "Exception"]
    assert upstream.state() == DevState.ON
