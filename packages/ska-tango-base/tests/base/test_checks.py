"""Checks that keep a component manager from what its component cannot do now."""

import logging

import pytest

from ska_control_model import PowerState
from ska_tango_base.base import BaseComponentManager, check_communicating, check_on
from ska_tango_base.faults import ComponentError


class Manager(BaseComponentManager):
    @check_communicating
    def look(self, at: str) -> str:
        """Look at something."""
        return f"sees {at}"

    @check_on
    def shine(self, *, brightly: bool) -> str:
        return "bright" if brightly else "dim"


@pytest.fixture
def manager() -> Manager:
    return Manager(logging.getLogger("manager"), power=None)


def test_what_needs_communication_waits_for_it(manager: Manager) -> None:
    with pytest.raises(ConnectionError, match=r"Manager\.look needs .* which is DISABLED: set "):
        manager.look("the sky")
    manager.start_communicating()
    assert manager.look("the sky") == "sees the sky"


@pytest.mark.parametrize(
    ("power", "known"), [(None, "of unknown power"), (PowerState.STANDBY, "STANDBY")]
)
def test_what_needs_power_waits_for_it(
    manager: Manager, power: PowerState | None, known: str
) -> None:
    manager._update_component_state(power=power)
    with pytest.raises(ComponentError, match=rf"Manager\.shine .* is {known}: switch it on first"):
        manager.shine(brightly=True)
    manager._update_component_state(power=PowerState.ON)
    assert manager.shine(brightly=True) == "bright"


def test_the_method_is_still_known_by_its_name() -> None:
    assert (Manager.look.__name__, Manager.look.__doc__) == ("look", "Look at something.")


def test_who_has_fallen_silent_tells_nothing() -> None:
    told: list[object] = []
    manager = Manager(logging.getLogger("manager"), told.append, lambda **_: None, power=None)
    manager.fall_silent()
    manager.start_communicating()
    manager._update_component_state(power=PowerState.ON)
    assert told == []
    assert manager.component_state == {"power": PowerState.ON}
