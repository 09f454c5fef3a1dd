"""A device with a log of its own."""

from collections.abc import Sequence

from tango.server import attribute, device_property

from ska_control_model import LoggingLevel
from ska_tango_base.faults import LoggingTargetError
from ska_tango_base.shell.announcing_device import AnnouncingDevice
from ska_tango_base.shell.device_log import DeviceLog
from ska_tango_base.shell.errors import refuse

LONGEST_TARGETS = 4
BAD_TARGET = "SKA_BadLoggingTarget"


class LoggedDevice(AnnouncingDevice):
    """Writes its log where the attribute ``loggingTargets`` says, from ``loggingLevel`` on.

    Whatever it logs is also in the log of the program.
    """

    LoggingLevelDefault = device_property(
        dtype="uint16",
        default_value=int(LoggingLevel.INFO),
        doc="The level of logging at the start, 0 (OFF) to 5 (DEBUG).",
    )
    LoggingTargetsDefault = device_property(
        dtype=(str,),
        default_value=["tango::logger"],
        doc="The targets of logging at the start.",
    )

    def init_device(self) -> None:
        """Begin the log as the properties say, or as usual where they cannot be followed."""
        super().init_device()
        self._log = DeviceLog(self)
        self.promise_events("loggingLevel", "loggingTargets")
        self._start_level()
        self._start_targets()

    def delete_device(self) -> None:
        """End the log last of all."""
        super().delete_device()
        self._log.close()

    @attribute(dtype=LoggingLevel)
    def loggingLevel(self) -> LoggingLevel:
        """The least severe messages that are logged, in Tango's logger of the device, too."""
        return self._log.level

    @loggingLevel.write
    def loggingLevel(self, value: LoggingLevel) -> None:
        """Change the level."""
        self._log.set_level(LoggingLevel(value))
        self.show("loggingLevel", self._log.level)

    @attribute(dtype=(str,), max_dim_x=LONGEST_TARGETS)
    def loggingTargets(self) -> tuple[str, ...]:
        """Where the log goes: tango::logger, console::cout, file::PATH or syslog::udp://HOST."""
        return self._log.targets

    @loggingTargets.write
    def loggingTargets(self, value: Sequence[str]) -> None:
        """Change the targets; if one of them cannot be had, the old ones stay."""
        try:
            self._set_targets(value)
        except LoggingTargetError as problem:
            refuse(self, "write_loggingTargets", BAD_TARGET, f"{problem}; nothing has changed")

    def _set_targets(self, targets: Sequence[str]) -> None:
        self._log.set_targets(targets)
        self.show("loggingTargets", self._log.targets)

    def _start_level(self) -> None:
        known = [int(level) for level in LoggingLevel]
        if self.LoggingLevelDefault in known:
            self._log.set_level(LoggingLevel(self.LoggingLevelDefault))
        else:
            self._log.set_level(LoggingLevel.INFO)
            self.logger.error(
                "LoggingLevelDefault must be 0 (OFF) to 5 (DEBUG), got %s: it is INFO now",
                self.LoggingLevelDefault,
            )
        self.show("loggingLevel", self._log.level)

    def _start_targets(self) -> None:
        try:
            self._set_targets(self.LoggingTargetsDefault[:LONGEST_TARGETS])
        except LoggingTargetError as problem:
            self._set_targets(["tango::logger"])
            self.logger.error(
                "LoggingTargetsDefault is wrong: %s; it is tango::logger now", problem
            )
