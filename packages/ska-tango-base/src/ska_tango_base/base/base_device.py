"""The base of a device with long running commands."""

from typing import ClassVar

from tango.server import attribute, command, device_property

from ska_tango_base.base import debugger, version
from ska_tango_base.base.base_component_manager import BaseComponentManager
from ska_tango_base.base.commanded_device import CommandedDevice
from ska_tango_base.base.logged_device import LoggedDevice
from ska_tango_base.base.modes import ModesDevice
from ska_tango_base.commands import DeviceInitCommand
from ska_tango_base.shell.errors import refuse


class SKABaseDevice(CommandedDevice, ModesDevice, LoggedDevice):
    """Gives work to a component and tells how it goes on.

    A subclass says with ``create_component_manager`` what its component is.
    """

    InitCommand: ClassVar[type[DeviceInitCommand] | None] = None
    """What is done when the device is initialised, beside the rest; made with the device."""

    # A subclass of another package sets these in its init_device.
    _version_id = ""
    _build_state = ""

    SkaLevel = device_property(
        dtype="int16", default_value=4, doc="How far the device is from the operator, from 1."
    )
    GroupDefinitions = device_property(
        dtype=(str,), default_value=[], doc="Groups of devices, one JSON object each."
    )

    def init_device(self) -> None:
        """Start from nothing: OFFLINE, with a fresh component manager.

        Whatever goes wrong in it shows in State and Status: an exception would end the whole
        server.
        """
        super().init_device()
        self.promise_events("buildState", "versionId")
        try:
            self.component_manager = self.create_component_manager()
            self.init_command_objects()
            if self.InitCommand is not None:
                self.InitCommand(self, self.logger)()
        # An exception would end the whole server, with all its other devices.
        except Exception as failure:  # noqa: BLE001
            self._fail_to_start(failure)
            CommandedDevice.init_command_objects(self)
        self._init_completed()

    def delete_device(self) -> None:
        """End everything: commands are aborted, and clients see their end."""
        # Tango lets other clients in meanwhile, whose commands are not allowed in INIT.
        self.op_state_model.perform_action("init_invoked")
        try:
            self.component_manager.stop_communicating()
        except Exception:
            self.logger.exception("the component manager does not stop communicating")
        super().delete_device()

    def create_component_manager(self) -> BaseComponentManager:
        """Return what stands between the device and its component; to be overridden.

        Give it ``self.logger``, ``self._communication_state_changed`` and
        ``self._component_state_changed``.
        """
        return BaseComponentManager(
            self.logger,
            self._communication_state_changed,
            self._component_state_changed,
            fault=None,
            power=None,
        )

    @attribute(dtype=str)
    def buildState(self) -> str:
        """Name, version and description of the package that the device comes from."""
        return self._build_state or version.build_state()

    @attribute(dtype=str)
    def versionId(self) -> str:
        """The version of the package that the device comes from."""
        return self._version_id or version.version_id()

    @command(dtype_out=(str,))
    def GetVersionInfo(self) -> list[str]:
        """Return the class of the device, and the package that it comes from."""
        return [f"{type(self).__name__}, {self._build_state or version.build_state()}"]

    @command(dtype_out="uint16")
    def DebugDevice(self) -> int:
        """Listen for a debugger on this machine, and return the port."""
        try:
            port = debugger.listen()
        except debugger.NoDebugger as problem:
            refuse(self, "DebugDevice", "SKA_NoDebugger", str(problem))
        debugger.watch_commands(type(self))
        return port
