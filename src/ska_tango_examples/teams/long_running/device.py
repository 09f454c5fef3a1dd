"""What controller, station and tile have in common."""

from threading import RLock
from typing import Any

from tango import DevState

from ska_control_model import HealthState, PowerState
from ska_tango_base import SKABaseDevice
from ska_tango_base.executor import TaskExecutorComponentManager
from ska_tango_examples.core.errors import BadConfiguration
from ska_tango_examples.shell.properties import CheckedProperties
from ska_tango_examples.teams.long_running.misconfigured import MisconfiguredComponentManager

NO_SENTENCE = (DevState.DISABLE, DevState.INIT)


class LongRunningDevice(CheckedProperties, SKABaseDevice):
    """Is online from the start, and says in its Status why it is in its State.

    The component manager tells ``sentence`` and ``health`` beside what the base knows of.
    """

    _sentence: str

    def init_device(self) -> None:
        """Begin to work at once, without waiting for adminMode to be written."""
        self._sentence = ""
        self._telling = RLock()
        super().init_device()
        self.admin_mode_model.perform_action("to_online")
        self.component_manager.start_communicating()

    def create_component_manager(self) -> TaskExecutorComponentManager:
        """Return what does the work, or what tells why the properties do not allow it."""
        try:
            self.check_properties()
            return self.make_component_manager()
        except BadConfiguration as problem:
            return MisconfiguredComponentManager(problem, *self.base_arguments)

    def make_component_manager(self) -> TaskExecutorComponentManager:
        """Return what does the work; a class says what it is.

        Raises:
            BadConfiguration: the properties do not allow it.
        """
        raise NotImplementedError

    @property
    def base_arguments(self) -> tuple[Any, ...]:
        """What the base of every component manager takes."""
        return (
            self.logger,
            self._communication_state_changed,
            self._component_state_changed,
        )

    def _component_state_changed(
        self,
        fault: bool | None = None,
        power: PowerState | None = None,
        health: HealthState | None = None,
        sentence: str | None = None,
        **others: Any,
    ) -> None:
        if sentence is not None:
            self._sentence = sentence
        super()._component_state_changed(fault=fault, power=power, **others)
        if sentence is not None:
            # Else adminMode might change the state while the old one is about to be told again.
            with self._telling:
                self._update_state(self.get_state())
        if health is not None:
            self._update_health_state(health)

    def _update_state(self, state: DevState, status: str | None = None) -> None:
        known = None if state in NO_SENTENCE else self._sentence
        with self._telling:
            super()._update_state(state, status or known)
