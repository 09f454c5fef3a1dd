"""A device whose state follows its component."""

import threading

from tango import DevState

from ska_control_model import AdminMode, CommunicationStatus, OpStateModel, PowerState
from ska_tango_base.base.admin_mode import IN_USE, AdminModeDevice

_POWER_ACTIONS = {
    PowerState.UNKNOWN: "component_unknown",
    PowerState.NO_SUPPLY: "component_off",
    PowerState.OFF: "component_off",
    PowerState.STANDBY: "component_standby",
    PowerState.ON: "component_on",
}


class ComponentDevice(AdminModeDevice):
    """State from adminMode, communication, fault and power, in this order of importance."""

    op_state_model: OpStateModel

    def init_device(self) -> None:
        """Know nothing of the component; the state is INIT until ``init_completed``."""
        self._follow_lock = threading.RLock()
        self._communication = CommunicationStatus.DISABLED
        self._power = PowerState.UNKNOWN
        self._faulty = False
        self._init_problem = ""
        self._ready = False
        self._op_state_told = DevState.INIT
        super().init_device()
        self.op_state_model = OpStateModel(self.logger, self._show_op_state)
        self._ready = True

    def init_completed(self) -> None:
        """Show the state of the component from now on; to say so again changes nothing."""
        with self._follow_lock:
            if self.op_state_model.is_action_allowed("init_completed"):
                self._follow("init_completed")

    def _fail_to_start(self, failure: Exception) -> None:
        """Be in FAULT, whatever the component does, since the device is not what it should be."""
        self.logger.error("the initialisation failed", exc_info=failure)
        self._init_problem = (
            f"The initialisation failed: {failure!r}. Correct the settings and call Init."
        )

    def _communication_state_changed(self, communication_state: CommunicationStatus) -> None:
        """Take notice of whether the component can be reached."""
        with self._follow_lock:
            self._communication = CommunicationStatus(communication_state)
            self._follow()

    def _component_state_changed(
        self, fault: bool | None = None, power: PowerState | None = None
    ) -> None:
        """Take notice of how the component is; None for what has not changed."""
        with self._follow_lock:
            self._faulty = self._faulty if fault is None else fault
            self._power = self._power if power is None else PowerState(power)
            self._follow()

    def _update_admin_mode(self, admin_mode: AdminMode) -> None:
        super()._update_admin_mode(admin_mode)
        self._follow()

    def _update_state(self, state: DevState, status: str | None = None) -> None:
        """Show a state, with a sentence that says why.

        Args:
            state: the state.
            status: the sentence; one that names the state if None.
        """
        self.set_state(state)
        self.set_status(status or self._init_problem or f"The device is in {state.name} state.")

    def _follow(self, *before: str) -> None:
        """Bring the state up to date, in one step: nobody sees what lies between."""
        with self._follow_lock:
            if self._ready:
                self._ready = False
                try:
                    for action in (*before, *self._actions()):
                        self.op_state_model.perform_action(action)
                finally:
                    self._ready = True
                self._show_op_state(self.op_state_model.op_state)

    def _actions(self) -> list[str]:
        """Return what the model has to be told to be in the right state."""
        if self._init_problem:
            return ["component_unknown", "component_fault"]
        if self.admin_mode_model.admin_mode not in IN_USE:
            return ["component_disconnected"]
        if self._communication is not CommunicationStatus.ESTABLISHED:
            return ["component_unknown"]
        fault = "component_fault" if self._faulty else "component_no_fault"
        return [_POWER_ACTIONS[self._power], fault]

    def _show_op_state(self, op_state: str) -> None:
        state = DevState.names[str(getattr(op_state, "value", op_state))]
        # A device that has nothing new to tell keeps the status that somebody gave it.
        if self._ready and state != self._op_state_told:
            self._op_state_told = state
            self._update_state(state)
