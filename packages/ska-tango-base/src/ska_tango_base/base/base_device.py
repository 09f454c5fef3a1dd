"""The base of a device with long running commands."""

from typing import ClassVar

from tango import DispLevel
from tango.server import attribute, command, device_property

from ska_control_model import ResultCode
from ska_tango_base.base import debugger, version
from ska_tango_base.base.base_component_manager import BaseComponentManager
from ska_tango_base.base.commanded_device import CommandedDevice
from ska_tango_base.base.logged_device import LoggedDevice
from ska_tango_base.base.modes import ModesDevice
from ska_tango_base.commands import DeviceInitCommand
from ska_tango_base.faults import ComponentError
from ska_tango_base.long_running_commands.mixin import END_TIMEOUT
from ska_tango_base.shell.errors import refuse
from ska_tango_base.type_hints import DevVarLongStringArrayType

__all__ = ["DevVarLongStringArrayType", "SKABaseDevice"]


class SKABaseDevice(CommandedDevice, ModesDevice, LoggedDevice):
    """Gives work to a component and tells how it goes on.

    A subclass says with ``create_component_manager`` what its component is.
    """

    InitCommand: ClassVar[type[DeviceInitCommand] | None] = None
    """A command object that is made with the device and called when that is initialised.

    The device is in ``FAULT`` if it raises, or returns ``FAILED`` and a reason.
    """

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
        # It stands in until there is a real one, or for good if there is none.
        self.component_manager = BaseComponentManager(self.logger)
        try:
            self._begin()
        # An exception would end the whole server, with all its other devices.
        except Exception as failure:  # noqa: BLE001
            self._fail_to_start(failure)
        self.init_completed()

    def delete_device(self) -> None:
        """End everything: commands are aborted, and clients see their end."""
        # Tango lets other clients in meanwhile, whose commands are not allowed in INIT.
        with self._follow_lock:
            self.op_state_model.perform_action("init_invoked")
        self._leave_component()
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

    def _begin(self) -> None:
        self.component_manager = self.create_component_manager()
        known = self.component_manager.component_state
        self._component_state_changed(fault=known.get("fault"), power=known.get("power"))
        self.init_command_objects()
        if self.InitCommand is not None:
            answer = self.InitCommand(self, self.logger)()
            if isinstance(answer, tuple) and answer[0] is ResultCode.FAILED:
                raise ComponentError(answer[1])

    def _fail_to_start(self, failure: Exception) -> None:
        super()._fail_to_start(failure)
        self._leave_component()
        self._end_component_manager(END_TIMEOUT)
        self.component_manager = BaseComponentManager(self.logger)
        CommandedDevice.init_command_objects(self)

    def _leave_component(self) -> None:
        try:
            self.component_manager.stop_communicating()
        except Exception:
            self.logger.exception("the component manager does not stop communicating")

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

    @command(display_level=DispLevel.EXPERT)
    def ExecutePendingOperations(self) -> None:
        """Do nothing: a thread pushes the events. The command is here for those who know it."""

    @command(dtype_out="uint16")
    def DebugDevice(self) -> int:
        """Listen for a debugger on this machine, and return the port."""
        try:
            port = debugger.listen()
        except debugger.NoDebugger as problem:
            refuse(self, "DebugDevice", "SKA_NoDebugger", str(problem))
        debugger.watch_commands(type(self))
        return port
