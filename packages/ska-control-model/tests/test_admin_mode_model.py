"""Which admin mode can be reached from which."""

import logging

import pytest

from ska_control_model import AdminMode, AdminModeModel, StateModelError

LOGGER = logging.getLogger("model")
ONLINE, OFFLINE, ENGINEERING, NOT_FITTED, RESERVED = AdminMode
ACTIONS = {
    "to_online": ONLINE,
    "to_offline": OFFLINE,
    "to_engineering": ENGINEERING,
    "to_notfitted": NOT_FITTED,
    "to_reserved": RESERVED,
}
FORBIDDEN = {
    (ONLINE, NOT_FITTED),
    (ONLINE, RESERVED),
    (ENGINEERING, NOT_FITTED),
    (ENGINEERING, RESERVED),
    (NOT_FITTED, ONLINE),
    (NOT_FITTED, ENGINEERING),
    (RESERVED, ONLINE),
    (RESERVED, ENGINEERING),
}


def model_in(mode: AdminMode, told: list[AdminMode]) -> AdminModeModel:
    model = AdminModeModel(LOGGER, told.append)
    action = next(action for action, target in ACTIONS.items() if target is mode)
    model.perform_action(action)
    told.clear()
    return model


def test_a_device_is_offline_at_first_and_says_so() -> None:
    told: list[AdminMode] = []
    assert AdminModeModel(LOGGER, told.append).admin_mode is OFFLINE
    assert told == [OFFLINE]


@pytest.mark.parametrize("before", AdminMode)
@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_in_every_mode(before: AdminMode, action: str) -> None:
    told: list[AdminMode] = []
    model, target = model_in(before, told), ACTIONS[action]
    allowed = (before, target) not in FORBIDDEN
    assert model.is_action_allowed(action) is allowed
    if allowed:
        model.perform_action(action)
        assert model.admin_mode is target
        assert told == ([] if before is target else [target])
    else:
        with pytest.raises(StateModelError) as refused:
            model.perform_action(action)
        complaint = f"{action} is not allowed in admin mode {before.name}: go to OFFLINE first"
        assert str(refused.value) == complaint
        assert (model.admin_mode, told) == (before, [])


def test_an_unknown_action_is_refused_with_those_that_are_known() -> None:
    model = AdminModeModel(LOGGER)
    for attempt in (model.perform_action, model.is_action_allowed):
        with pytest.raises(
            StateModelError, match=r"'to_moon' is no action .* use one of to_online"
        ):
            attempt("to_moon")


def test_changes_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    AdminModeModel(LOGGER).perform_action("to_online")
    assert "Admin mode: OFFLINE -> ONLINE" in caplog.text
