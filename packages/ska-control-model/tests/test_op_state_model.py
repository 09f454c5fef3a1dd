"""How the operational state follows the component."""

import logging
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ska_control_model import OpState, OpStateModel, StateModelError

LOGGER = logging.getLogger("model")
ACTIONS = [
    "init_invoked",
    "init_completed",
    "component_disconnected",
    "component_unknown",
    "component_off",
    "component_standby",
    "component_on",
    "component_fault",
    "component_no_fault",
]
SHOWN = {
    "component_disconnected": "DISABLE",
    "component_unknown": "UNKNOWN",
    "component_off": "OFF",
    "component_standby": "STANDBY",
    "component_on": "ON",
}


def after(*actions: str) -> str:
    """Return the state of a device that is initialised after what happens to it."""
    model = OpStateModel(LOGGER)
    for action in ("init_completed", *actions):
        model.perform_action(action)
    return model.op_state.value


def test_a_device_is_initialised_at_first_and_says_so() -> None:
    told: list[OpState] = []
    assert OpStateModel(LOGGER, told.append).op_state is OpState.INIT
    assert told == [OpState.INIT]


@pytest.mark.parametrize("action", SHOWN)
def test_the_state_is_that_of_the_component(action: str) -> None:
    assert after(action) == SHOWN[action]


@pytest.mark.parametrize("action", ["component_off", "component_standby", "component_on"])
def test_a_fault_hides_the_power_until_it_is_gone(action: str) -> None:
    assert after("component_unknown", "component_fault", action) == "FAULT"
    assert after("component_off", "component_fault", action, "component_no_fault") == SHOWN[action]


@pytest.mark.parametrize("action", ["component_disconnected", "component_unknown"])
def test_of_a_component_that_cannot_be_reached_no_fault_is_known(action: str) -> None:
    assert after("component_on", "component_fault", action) == SHOWN[action]
    assert after("component_on", "component_fault", action, "component_on") == "ON"


def test_a_device_that_leaves_its_component_alone_takes_no_notice_of_faults() -> None:
    assert after("component_fault") == "DISABLE"
    assert after("component_fault", "component_on") == "ON"


def test_what_happens_during_the_initialisation_shows_after_it() -> None:
    told: list[OpState] = []
    model = OpStateModel(LOGGER, told.append)
    for action in ("init_completed", "init_invoked", "component_on", "component_fault"):
        model.perform_action(action)
    assert model.op_state is OpState.INIT
    model.perform_action("init_completed")
    assert told == [OpState.INIT, OpState.DISABLE, OpState.INIT, OpState.FAULT]


def test_what_was_not_begun_cannot_be_completed() -> None:
    model = OpStateModel(LOGGER)
    model.perform_action("init_completed")
    assert model.is_action_allowed("init_completed") is False
    with pytest.raises(StateModelError, match="not allowed: call init_invoked first"):
        model.perform_action("init_completed")
    assert model.op_state is OpState.DISABLE


def test_an_unknown_action_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(
        StateModelError, match=r"'component_lost' is no .* use one of init_invoked"
    ):
        OpStateModel(LOGGER).perform_action("component_lost")


def test_changes_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    OpStateModel(LOGGER).perform_action("init_completed")
    assert "Operational state: INIT -> DISABLE" in caplog.text


@given(st.lists(st.sampled_from(ACTIONS), max_size=30))
def test_the_last_word_counts_whatever_came_before(actions: list[str]) -> None:
    told: list[OpState] = []
    model = OpStateModel(LOGGER, told.append)
    for action in actions:
        if model.is_action_allowed(action):
            model.perform_action(action)
    last = next((action for action in reversed(actions) if action in SHOWN), None)
    component = SHOWN["component_disconnected" if last is None else last]
    init = next((action for action in reversed(actions) if action in ACTIONS[:2]), ACTIONS[0])
    if init == "init_invoked":
        assert model.op_state is OpState.INIT
    elif component in ("OFF", "STANDBY", "ON"):
        assert model.op_state.value in (component, "FAULT")
    assert told[-1] is model.op_state
    assert all(one is not other for one, other in pairwise(told))
