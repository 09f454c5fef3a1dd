"""The one way to a proxy."""

import asyncio

import pytest
from tango import DevFailed, GreenMode

from ska_tango_examples.DevFactory import DevFactory
from tests.support.doubles import LateSupply
from tests.support.processes import start_processes_from_a_clean_one

NAME = "test/counter/prepare"


@pytest.fixture
def context(sync_context, get_device):
    return sync_context


def test_it_keeps_a_proxy_for_each_name_and_green_mode(context):
    factory = DevFactory()
    proxy = factory.get_device(NAME)
    assert factory.get_device(NAME.upper()) is proxy
    assert factory.get_device(context.get_device_access(NAME)) is proxy
    futures = factory.get_device(NAME, GreenMode.Futures)
    assert futures is not proxy
    assert futures.get_green_mode() == GreenMode.Futures
    assert factory.get_device(NAME, GreenMode.Futures) is futures


def test_its_own_green_mode_holds_where_none_is_given(context):
    assert DevFactory(GreenMode.Futures).get_device(NAME).get_green_mode() == GreenMode.Futures
    assert DevFactory().get_device(NAME).get_green_mode() == GreenMode.Synchronous


def test_the_asyncio_proxy_can_be_awaited(context):
    async def count():
        factory = DevFactory()
        proxy = await factory.get_device_async(NAME)
        assert await factory.get_device_async(NAME) is proxy
        return await proxy.CounterReset(3)

    assert asyncio.run(count()) == 3


def test_its_timeout_is_that_of_its_proxies(context):
    assert DevFactory(timeout=1.5).get_device(NAME).get_timeout_millis() == 1500
    assert DevFactory().get_device(NAME).get_timeout_millis() == 3000


@pytest.mark.parametrize("name", ["tango://elsewhere:10000/test/counter/prepare", "h:1/a/b/c"])
def test_it_does_not_leave_the_test_context(context, name):
    with pytest.raises(DevFailed) as refusal:
        DevFactory().get_device(name)
    assert refusal.value.args[0].reason == "SkaTango_OutsideTestContext"
    assert name in refusal.value.args[0].desc


def test_a_factory_made_in_a_context_stays_in_it(context, monkeypatch):
    factory = DevFactory()
    monkeypatch.setattr(DevFactory, "_test_context", None)
    assert context.get_device_access(NAME).endswith(
        factory.get_device(NAME).dev_name() + "#dbase=no"
    )
    with pytest.raises(DevFailed, match="SkaTango_OutsideTestContext"):
        factory.get_device("tango://elsewhere:10000/test/counter/prepare")


@pytest.mark.parametrize("name", ["", "counter", "a/b", "a/b/c/d", "a b/c/d"])
def test_what_is_no_device_name_is_refused(context, name):
    with pytest.raises(DevFailed, match="is not a device name; write it as domain/family/member"):
        DevFactory().get_device(name)


def test_it_waits_for_a_device_that_answers(context):
    assert DevFactory().wait_for_device(NAME, timeout=5).state() is not None


def test_it_names_a_device_that_does_not_answer_in_time(context):
    with pytest.raises(DevFailed) as failure:
        DevFactory().wait_for_device("test/nobody/1", timeout=0.05)
    assert failure.value.args[-1].reason == "SkaTango_DeviceNotReady"
    assert failure.value.args[-1].desc == "test/nobody/1 did not answer within 0.05 s"


def test_closing_a_context_gives_back_the_one_before(context):
    start_processes_from_a_clean_one()
    devices = [{"class": LateSupply, "devices": [{"name": "test/inner/1"}]}]
    with DevFactory.test_context(devices, process=True) as inner:
        assert DevFactory._test_context is inner
        assert DevFactory().get_device("test/inner/1").state() is not None
    assert DevFactory._test_context is context


def test_a_factory_of_one_context_is_not_led_into_another(context):
    factory = DevFactory()
    start_processes_from_a_clean_one()
    devices = [{"class": LateSupply, "devices": [{"name": NAME}]}]
    with DevFactory.test_context(devices, process=True):
        assert factory.get_device(NAME).info().dev_class == "Counter"
        assert DevFactory().get_device(NAME).info().dev_class == "LateSupply"


def test_a_context_that_breaks_off_is_closed_as_well(context):
    start_processes_from_a_clean_one()
    devices = [{"class": LateSupply, "devices": [{"name": "test/inner/2"}]}]
    with pytest.raises(ZeroDivisionError), DevFactory.test_context(devices, process=True):
        raise ZeroDivisionError
    assert DevFactory._test_context is context


def test_a_context_can_be_set_from_outside(sync_context, get_device, monkeypatch):
    monkeypatch.setattr(DevFactory, "_test_context", None)
    factory = DevFactory()
    monkeypatch.setattr(DevFactory, "_test_context", sync_context)
    assert factory.get_device(NAME).dev_name() == NAME
