"""A device that is in use or not, as operators decide."""

from typing import Any

from tango.server import attribute

from ska_control_model import AdminMode, AdminModeModel, StateModelError
from ska_tango_base.base.base_component_manager import BaseComponentManager
from ska_tango_base.shell.announcing_device import AnnouncingDevice
from ska_tango_base.shell.errors import refuse

IN_USE = frozenset({AdminMode.ONLINE, AdminMode.ENGINEERING})

_ACTIONS = {
    AdminMode.ONLINE: "to_online",
    AdminMode.OFFLINE: "to_offline",
    AdminMode.ENGINEERING: "to_engineering",
    AdminMode.NOT_FITTED: "to_notfitted",
    AdminMode.RESERVED: "to_reserved",
}


class AdminModeDevice(AnnouncingDevice):
    """Reaches for its component while it is in use, and leaves it alone otherwise."""

    component_manager: BaseComponentManager
    admin_mode_model: AdminModeModel

    def init_device(self) -> None:
        """Be OFFLINE."""
        super().init_device()
        self.promise_events("adminMode")
        self._mode_written = False
        self.admin_mode_model = AdminModeModel(self.logger, self._update_admin_mode)

    @attribute(dtype=AdminMode, memorized=True, hw_memorized=True)
    def adminMode(self) -> AdminMode:
        """What the device is there for at present; it is in use in ONLINE and ENGINEERING."""
        return self.admin_mode_model.admin_mode

    @adminMode.write
    def adminMode(self, value: AdminMode) -> None:
        """Go to another mode, and begin or end to communicate with the component.

        Every mode can be reached from OFFLINE and left for it, and ONLINE and ENGINEERING from
        each other. Any other way is refused with ``SKA_NotAllowed``: go to OFFLINE first.
        """
        mode = AdminMode(value)
        try:
            self._go_to(_ACTIONS[mode])
        except StateModelError as problem:
            refuse(self, "write_adminMode", "SKA_NotAllowed", f"adminMode {mode.name}: {problem}")
        if mode in IN_USE:
            self.component_manager.start_communicating()
        else:
            self.component_manager.stop_communicating()

    def _go_to(self, action: str) -> None:
        # What was memorised is written after the start: it wins over what the device has
        # chosen for itself, whatever that was.
        if not (self._mode_written or self.admin_mode_model.is_action_allowed(action)):
            self.admin_mode_model.perform_action("to_offline")
        self.admin_mode_model.perform_action(action)
        self._mode_written = True

    def _update_admin_mode(self, admin_mode: Any) -> None:
        """Show another mode."""
        self.show("adminMode", AdminMode(admin_mode))
