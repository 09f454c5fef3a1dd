"""The generator of events: as many as ordered, in the background, and all that it refuses."""

import json

import pytest
from tango import AsynReplyNotArrived, DevFailed, DevSource, DevState, Except

from ska_tango_examples.teams import TestDevice
from tests.support.waiting import wait_until

NUMBERS = range(1, 6)
NON_POLLED = [f"non_polled_attr_{number}" for number in NUMBERS]
POLLED = [f"polled_attr_{number}" for number in NUMBERS]
HOUR = 3600
MOST = 100


@pytest.fixture
def device(get_device):
    generator = get_device("test/device/1")
    generator.Init()
    # A polled attribute is answered from the last poll, unless the device itself is asked.
    generator.set_source(DevSource.DEV)
    yield generator
    generator.Init()


def order(device, attribute, number=1, delay=0):
    device.PushScalarChangeEvents(
        json.dumps({"attribute": attribute, "number_of_events": number, "event_delay": delay})
    )


def value(device, attribute):
    return device.read_attribute(attribute).value


def test_it_starts_with_whole_numbers(device):
    assert device.state() == DevState.UNKNOWN
    values = [value(device, name) for name in NON_POLLED + POLLED]
    assert all(number in range(151) for number in values)


@pytest.mark.parametrize(
    ("attribute", "period", "relative"),
    zip(POLLED, [2000, 2000, 500, 1000, 1000], ["0.5", "1", "1.5", "1.7", "1.7"], strict=True),
)
def test_polling_is_set_in_the_code(device, attribute, period, relative):
    assert device.get_attribute_poll_period(attribute) == period
    criteria = device.get_attribute_config(attribute).events.ch_event
    assert (criteria.abs_change, criteria.rel_change) == ("1", relative)


@pytest.mark.parametrize("attribute", NON_POLLED)
def test_each_count_of_a_non_polled_attribute_is_an_event(device, attribute, listen):
    assert not device.is_attribute_polled(attribute)
    with listen(device, attribute) as events:
        start = events.next()
        order(device, attribute, number=4)
        events.expect([start + step for step in range(5)])
    assert value(device, attribute) == start + 4


def test_polling_finds_the_end_of_a_count(device, listen):
    with listen(device, "polled_attr_3") as events:
        start = events.next()
        order(device, "polled_attr_3", number=7)
        events.wait_for(start + 7)


def test_init_tells_of_the_new_numbers(device, listen):
    with listen(device, "non_polled_attr_2") as events:
        events.next()
        device.Init()
        events.wait_for(device.non_polled_attr_2)
        wait_until(lambda: len(events.values) == 2, "the event of Init")


def test_numbers_may_be_text_and_names_in_any_case(device, listen):
    with listen(device, "non_polled_attr_1") as events:
        start = events.next()
        order(device, "Non_Polled_Attr_1", number="2", delay="0.001")
        events.expect([start, start + 1, start + 2])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "not JSON (Expecting property name enclosed in double quotes"),
        ("{}", "the key 'attribute' is missing; write it as {"),
        (
            '{"attribute": "State", "number_of_events": 1, "event_delay": 0}',
            "attribute must be one of non_polled_attr_1, non_polled_attr_2, ",
        ),
        (
            '{"attribute": "polled_attr_1", "number_of_events": -1, "event_delay": 0}',
            "number_of_events must be a whole number from 1 to 100000, got -1",
        ),
        (
            '{"attribute": "polled_attr_1", "number_of_events": 1, "event_delay": "soon"}',
            'event_delay must be seconds from 0 to 86400, got "soon"',
        ),
    ],
)
def test_a_wrong_order_is_refused_in_the_answer(device, text, told):
    with pytest.raises(DevFailed) as refusal:
        device.PushScalarChangeEvents(text)
    error = refusal.value.args[0]
    assert (error.reason, error.origin) == (
        "SkaTango_BadInput",
        "TestDevice.PushScalarChangeEvents",
    )
    assert error.desc.startswith(told)


def test_attributes_do_not_wait_for_each_other(device, listen):
    order(device, "non_polled_attr_1", delay=HOUR)
    with listen(device, "non_polled_attr_2") as events:
        start = events.next()
        order(device, "non_polled_attr_2")
        events.expect([start, start + 1])


def test_orders_of_one_attribute_come_one_after_the_other(device):
    start = device.polled_attr_1
    order(device, "polled_attr_1", delay=HOUR)
    order(device, "polled_attr_1", number=3)
    # Whatever needs no waiting is done when a few more requests have been answered.
    for _ in range(10):
        device.ExecuteWithADelay(0)
    assert device.polled_attr_1 == start


def test_both_orders_of_one_attribute_are_carried_out(device, listen):
    with listen(device, "non_polled_attr_5") as events:
        start = events.next()
        order(device, "non_polled_attr_5", number=3, delay=0.001)
        order(device, "non_polled_attr_5", number=2)
        events.expect([start + step for step in range(6)])


def test_init_cancels_what_is_in_the_background(device):
    for _ in range(MOST):
        order(device, "polled_attr_2", delay=HOUR)
    with pytest.raises(DevFailed, match="wait for one to end, or call Init") as refusal:
        order(device, "polled_attr_2")
    assert refusal.value.args[0].reason == "SkaTango_NotAllowed"
    with pytest.raises(DevFailed, match="100 requests are being carried out"):
        device.ExecuteWithADelay(0)
    device.Init()
    start = device.polled_attr_2
    order(device, "polled_attr_2")
    wait_until(lambda: device.polled_attr_2 == start + 1, "the only order that is left")


def read_in_burst(device, attribute):
    """Read, and read again if Tango has lost the value to an event.

    In asyncio no monitor stands between the thread that answers a read and the loop that pushes
    an event of the same attribute: Tango may clear the value before it has been sent.
    """
    while True:
        try:
            return device.read_attribute(attribute).value
        except DevFailed as failure:
            if failure.args[0].reason != "API_AttrValueNotSet":
                raise


def test_a_long_burst_holds_nobody_up(device):
    device.set_timeout_millis(10_000)
    order(device, "non_polled_attr_4", number=100_000)
    seen = [read_in_burst(device, "non_polled_attr_4") for _ in range(50)]
    # Each of the 50 answers came while the burst went on.
    assert seen == sorted(set(seen))
    # Not within the time-out of the proxy, this would fail.
    device.Init()


def test_a_delay_is_served_beside_others(device):
    request = device.command_inout_asynch("ExecuteWithADelay", float(HOUR))
    order(device, "polled_attr_1")
    assert device.state() == DevState.UNKNOWN

    def is_refused():
        # An Init that comes before the request is too early to end it.
        device.Init()
        try:
            device.command_inout_reply(request)
        except AsynReplyNotArrived:
            return False
        except DevFailed as failure:
            return "initialised or deleted meanwhile: call again" in failure.args[0].desc
        return False

    wait_until(is_refused, "the refusal")


def test_a_delay_says_how_long_it_was(device):
    assert device.ExecuteWithADelay(0.01) == "ExecuteWithADelay answers after 0.01 seconds."


@pytest.mark.parametrize("latency", [-0.1, 86_401, float("nan"), float("inf")])
def test_a_delay_has_bounds(device, latency):
    with pytest.raises(DevFailed, match="a latency must be from 0 to 86400 s, got ") as refusal:
        device.ExecuteWithADelay(latency)
    assert refusal.value.args[0].reason == "SkaTango_OutOfRange"


def test_it_fails_when_it_is_told_to(device):
    with pytest.raises(DevFailed) as failure:
        device.RaiseException()
    error = failure.value.args[0]
    assert (error.reason, error.origin) == ("SkaTango_Ordered", "TestDevice.RaiseException")


class Pushing:
    """Stands in for a device some of whose events are refused."""

    def __init__(self, *reasons: str) -> None:
        self.counts = {"depth": 7}
        self.pushed: list[tuple[str, int]] = []
        self._reasons = list(reasons)

    def push_change_event(self, name: str, count: int) -> None:
        if self._reasons:
            Except.throw_exception(self._reasons.pop(), "the event is refused", "Pushing")
        self.pushed.append((name, count))


def test_an_event_whose_value_a_read_has_cleared_is_pushed_again():
    device = Pushing("API_AttrValueNotSet", "API_AttrValueNotSet")
    TestDevice.TestDevice._push(device, "depth")
    assert device.pushed == [("depth", 7)]


def test_an_event_that_is_refused_for_another_reason_is_an_error():
    device = Pushing("Test_Other")
    with pytest.raises(DevFailed, match="Test_Other"):
        TestDevice.TestDevice._push(device, "depth")
    assert device.pushed == []
