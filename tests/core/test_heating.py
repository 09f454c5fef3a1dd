"""A room is heated when it is too cold, and the heater is not switched all the time."""

import math

import pytest

from ska_tango_examples.core.errors import BadConfiguration
from ska_tango_examples.core.heating import SLACK, check_wanted, heats


@pytest.mark.parametrize("heating", [False, True])
@pytest.mark.parametrize(("temperature", "result"), [(19.4, True), (20.6, False), (-40, True)])
def test_outside_the_slack_the_temperature_decides(temperature, result, heating):
    assert heats(temperature, 20, heating) is result


@pytest.mark.parametrize("heating", [False, True])
@pytest.mark.parametrize("temperature", [20 - SLACK, 20, 20 + SLACK])
def test_within_the_slack_the_heater_stays_as_it_is(temperature, heating):
    assert heats(temperature, 20, heating) is heating


@pytest.mark.parametrize("wanted", [math.nan, math.inf, -math.inf])
def test_a_temperature_that_no_room_can_have_is_refused(wanted):
    with pytest.raises(BadConfiguration, match=f"wanted must be a temperature .* got {wanted:g}"):
        check_wanted(wanted)


def test_any_other_temperature_may_be_wanted():
    check_wanted(-40.0)
