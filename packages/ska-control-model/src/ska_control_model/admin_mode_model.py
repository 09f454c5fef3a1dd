"""The rules by which the admin mode of a device changes."""

import logging
from collections.abc import Callable

from ska_control_model.faults import StateModelError
from ska_control_model.modes import AdminMode

_TARGETS = {
    "to_online": AdminMode.ONLINE,
    "to_offline": AdminMode.OFFLINE,
    "to_engineering": AdminMode.ENGINEERING,
    "to_notfitted": AdminMode.NOT_FITTED,
    "to_reserved": AdminMode.RESERVED,
}
# A device in use, and one that is not, change places by way of OFFLINE only.
_IN_USE = frozenset({AdminMode.OFFLINE, AdminMode.ONLINE, AdminMode.ENGINEERING})
_OUT_OF_USE = frozenset({AdminMode.OFFLINE, AdminMode.NOT_FITTED, AdminMode.RESERVED})
_WITHIN_REACH = {
    AdminMode.OFFLINE: _IN_USE | _OUT_OF_USE,
    AdminMode.ONLINE: _IN_USE,
    AdminMode.ENGINEERING: _IN_USE,
    AdminMode.NOT_FITTED: _OUT_OF_USE,
    AdminMode.RESERVED: _OUT_OF_USE,
}


class AdminModeModel:
    """The admin mode of a device, ``OFFLINE`` at first.

    Every mode can be reached from ``OFFLINE`` and left for it. A device in use (``ONLINE`` or
    ``ENGINEERING``) and one that is not (``NOT_FITTED`` or ``RESERVED``) change places by way of
    ``OFFLINE`` only.

    Args:
        logger: told of every change.
        callback: called with the mode, now and after every change, by whoever makes the change.
    """

    def __init__(
        self, logger: logging.Logger, callback: Callable[[AdminMode], None] | None = None
    ) -> None:
        self._logger = logger
        self._callback = callback
        self._admin_mode = AdminMode.OFFLINE
        self._tell()

    @property
    def admin_mode(self) -> AdminMode:
        """The present mode."""
        return self._admin_mode

    def is_action_allowed(self, action: str) -> bool:
        """Whether ``perform_action`` would take the action now.

        Raises:
            StateModelError: there is no such action.
        """
        if action not in _TARGETS:
            raise StateModelError(
                f"{action!r} is no action of an admin mode: use one of {', '.join(_TARGETS)}"
            )
        return _TARGETS[action] in _WITHIN_REACH[self._admin_mode]

    def perform_action(self, action: str) -> None:
        """Go to another mode; to go to the present one is allowed and changes nothing.

        Args:
            action: ``to_online``, ``to_offline``, ``to_engineering``, ``to_notfitted`` or
                ``to_reserved``.

        Raises:
            StateModelError: there is no such action, or the present mode does not allow it.
        """
        if not self.is_action_allowed(action):
            raise StateModelError(
                f"{action} is not allowed in admin mode {self._admin_mode.name}: "
                "go to OFFLINE first"
            )
        target = _TARGETS[action]
        if target is not self._admin_mode:
            self._logger.info("Admin mode: %s -> %s", self._admin_mode.name, target.name)
            self._admin_mode = target
            self._tell()

    def _tell(self) -> None:
        if self._callback is not None:
            self._callback(self._admin_mode)
