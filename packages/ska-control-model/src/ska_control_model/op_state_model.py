"""The rules by which the operational state of a device follows its component."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from ska_control_model.faults import StateModelError
from ska_control_model.op_state import OpState


@dataclass(frozen=True)
class _Situation:
    """What the operational state is made of."""

    initialising: bool = True
    component: OpState = OpState.DISABLE
    faulty: bool = False

    @property
    def op_state(self) -> OpState:
        if self.initialising:
            return OpState.INIT
        return OpState.FAULT if self.faulty else self.component


_ACTIONS: dict[str, Callable[[_Situation], _Situation]] = {
    "init_invoked": lambda now: replace(now, initialising=True),
    "init_completed": lambda now: replace(now, initialising=False),
    # Of a component that cannot be reached no fault is known, either.
    "component_disconnected": lambda now: replace(now, component=OpState.DISABLE, faulty=False),
    "component_unknown": lambda now: replace(now, component=OpState.UNKNOWN, faulty=False),
    "component_off": lambda now: replace(now, component=OpState.OFF),
    "component_standby": lambda now: replace(now, component=OpState.STANDBY),
    "component_on": lambda now: replace(now, component=OpState.ON),
    "component_fault": lambda now: replace(now, faulty=now.component is not OpState.DISABLE),
    "component_no_fault": lambda now: replace(now, faulty=False),
}


class OpStateModel:
    """The operational state of a device: ``INIT`` at first, with the component disconnected.

    What the component does during the initialisation shows when that is completed. A fault
    hides the power of the component, which shows again when the fault is gone. A device that
    leaves its component alone takes no notice of its faults.

    Args:
        logger: told of every change.
        callback: called with the state, now and after every change, by whoever makes the change.
    """

    def __init__(
        self, logger: logging.Logger, callback: Callable[[OpState], None] | None = None
    ) -> None:
        self._logger = logger
        self._callback = callback
        self._situation = _Situation()
        self._tell()

    @property
    def op_state(self) -> OpState:
        """The present state."""
        return self._situation.op_state

    def is_action_allowed(self, action: str) -> bool:
        """Whether ``perform_action`` would take the action now.

        Raises:
            StateModelError: there is no such action.
        """
        if action not in _ACTIONS:
            raise StateModelError(
                f"{action!r} is no action of an operational state: "
                f"use one of {', '.join(_ACTIONS)}"
            )
        return action != "init_completed" or self._situation.initialising

    def perform_action(self, action: str) -> None:
        """Take notice of what has happened to the device or its component.

        Args:
            action: ``init_invoked``, ``init_completed`` or ``component_`` followed by
                ``disconnected``, ``unknown``, ``off``, ``standby``, ``on``, ``fault`` or
                ``no_fault``. The actions ``component_disconnected`` and ``component_unknown``
                forget a fault; whoever still knows of one tells it again afterwards.

        Raises:
            StateModelError: there is no such action, or no initialisation to complete.
        """
        if not self.is_action_allowed(action):
            raise StateModelError(f"{action} is not allowed: call init_invoked first")
        before = self.op_state
        self._situation = _ACTIONS[action](self._situation)
        if self.op_state is not before:
            self._logger.info("Operational state: %s -> %s", before.value, self.op_state.value)
            self._tell()

    def _tell(self) -> None:
        if self._callback is not None:
            self._callback(self.op_state)
