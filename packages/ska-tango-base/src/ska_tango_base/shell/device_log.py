"""The log of one device: its logger, its level and its targets."""

import logging
from collections.abc import Sequence

from tango.server import Device

from ska_control_model import LoggingLevel
from ska_tango_base.shell.log_levels import PYTHON_LEVELS, TANGO_LEVELS
from ska_tango_base.shell.log_targets import canonical, handlers_of


class DeviceLog:
    """Tags each record with the name of the device, and sends it to the targets of the device.

    Records go on to the root logger, and so into the log of the program. The logger has the
    name of the device and outlives it: a thread may still use it then.

    Args:
        device: the device whose log this is.
    """

    def __init__(self, device: Device) -> None:
        self._device = device
        self._handlers: list[logging.Handler] = []
        self.logger = logging.getLogger(device.get_name())
        # A device of the same name may have lived before, in this process.
        if not any(isinstance(known, _Tags) for known in self.logger.filters):
            self.logger.addFilter(_Tags(f"tango-device:{device.get_name()}"))
        self.targets: tuple[str, ...] = ()
        self.level = LoggingLevel.INFO

    def set_level(self, level: LoggingLevel) -> None:
        """Let records of ``level`` and above through, here and in Tango's own logger."""
        self.level = level
        self.logger.setLevel(PYTHON_LEVELS[level])
        self._device.get_logger().set_level(TANGO_LEVELS[level])

    def set_targets(self, targets: Sequence[str]) -> None:
        """Send records to ``targets`` only, from now on.

        Raises:
            LoggingTargetError: one of them cannot be had; everything stays as it was.
        """
        chosen = canonical(targets, self._device.get_name())
        handlers = handlers_of(chosen, self._device)
        for handler in handlers:
            self.logger.addHandler(handler)
        self._drop(self._handlers)
        self._handlers, self.targets = handlers, chosen

    def close(self) -> None:
        """Close every target."""
        self._drop(self._handlers)
        self._handlers, self.targets = [], ()

    def _drop(self, handlers: list[logging.Handler]) -> None:
        for handler in handlers:
            self.logger.removeHandler(handler)
            handler.close()


class _Tags(logging.Filter):
    def __init__(self, tags: str) -> None:
        super().__init__()
        self._tags = tags

    def filter(self, record: logging.LogRecord) -> bool:
        record.tags = self._tags
        return True
