"""Both counters: the same contract, whether with threads or in asyncio."""

import pytest
from tango import DevFailed, DevSource, DevState

HIGHEST, LOWEST = 32767, -32768


@pytest.fixture(params=["test/counter/prepare", "test/acounter/prepare"])
def counter(request, get_device):
    device = get_device(request.param)
    device.Init()
    return device


def test_it_starts_at_zero_in_unknown(counter):
    assert (counter.value, counter.fire_event_at) == (0, 0)
    assert counter.state() == DevState.UNKNOWN


def test_it_counts_and_answers_the_new_count(counter):
    assert counter.increment() == 1
    assert counter.increment() == 2
    assert counter.decrement() == 1
    assert counter.CounterReset(-7) == -7
    assert counter.value == -7


def test_both_names_show_the_same_count(counter):
    counter.CounterReset(9)
    # A polled attribute is answered from the last poll, unless the device itself is asked.
    counter.set_source(DevSource.DEV)
    assert (counter.value, counter.polled_value) == (9, 9)


def test_init_forgets_the_count(counter):
    counter.CounterReset(5)
    counter.fire_event_at = 3
    counter.Init()
    assert (counter.value, counter.fire_event_at) == (0, 0)


@pytest.mark.parametrize(("bound", "step"), [(HIGHEST, "increment"), (LOWEST, "decrement")])
def test_it_refuses_to_overflow_and_stays_readable(counter, bound, step):
    counter.CounterReset(bound)
    with pytest.raises(DevFailed) as refusal:
        counter.command_inout(step)
    error = refusal.value.args[0]
    assert error.reason == "SkaTango_OutOfRange"
    assert error.desc.startswith(f"a count must be from {LOWEST} to {HIGHEST}, got ")
    assert error.origin in (f"Counter.{step}", f"AsyncCounter.{step}")
    assert counter.value == bound
    counter.read_attribute("polled_value")


def test_an_event_goes_out_when_the_count_reaches_the_chosen_number(counter, listen):
    counter.fire_event_at = 3
    with listen(counter, "value") as events:
        assert events.next() == 0
        for _ in range(5):
            counter.increment()
        counter.decrement()
        counter.decrement()
        assert [events.next(), events.next()] == [3, 3]


def test_resetting_to_the_chosen_number_sends_an_event_too(counter, listen):
    with listen(counter, "value") as events:
        assert events.next() == 0
        counter.CounterReset(4)
        counter.CounterReset(0)
        assert events.next() == 0
    assert events.values == [0, 0]


def test_polling_sends_events_without_a_database(counter, listen):
    assert counter.is_attribute_polled("polled_value")
    with listen(counter, "polled_value") as events:
        counter.CounterReset(12)
        events.wait_for(12)
