"""How a tile is switched: the component manager of a device without members."""

import logging
import time
from threading import Event
from typing import Any

from ska_control_model import (
    CommunicationStatus,
    HealthState,
    PowerState,
    ResultCode,
    TaskStatus,
)
from ska_tango_base.type_hints import TaskCallbackType
from ska_tango_examples.core.fan_out import ABORTED_TEXT
from ska_tango_examples.core.switching import steps_of
from ska_tango_examples.teams.long_running.on_off_manager import Answer, OnOffComponentManager
from ska_tango_examples.teams.long_running.team_report import CURE, NOTHING_YET


class TileComponentManager(OnOffComponentManager):
    """Pretends to switch some hardware, which takes its time.

    Args:
        switch_time: seconds that it takes, 0 or more.
        logger: where to tell what happens.
        callbacks: as the base takes them.
    """

    def __init__(self, switch_time: float, logger: logging.Logger, *callbacks: Any) -> None:
        super().__init__("Tile", logger, *callbacks)
        self._switch_time = switch_time

    def start_communicating(self) -> None:
        """Reach the hardware, which is always there."""
        self._update_communication_state(CommunicationStatus.ESTABLISHED)
        self._update_component_state(
            power=PowerState.STANDBY, health=HealthState.OK, sentence=NOTHING_YET
        )

    def stop_communicating(self) -> None:
        """Stop what is going on and leave the hardware alone."""
        self.abort_tasks()
        self._update_component_state(power=PowerState.UNKNOWN, health=HealthState.UNKNOWN)
        self._update_communication_state(CommunicationStatus.DISABLED)

    def on(self, task_callback: TaskCallbackType | None = None) -> Answer:
        """Switch it on."""
        return self._submit("On", PowerState.ON, task_callback)

    def off(self, task_callback: TaskCallbackType | None = None) -> Answer:
        """Switch it off."""
        return self._submit("Off", PowerState.OFF, task_callback)

    def switch(
        self, command: str, power: PowerState, task_callback: TaskCallbackType, aborted: Event
    ) -> None:
        """Carry a command out, step by step."""
        begin = time.monotonic()
        for after, percent in steps_of(self._switch_time):
            if aborted.wait(max(0.0, begin + after - time.monotonic())):
                sentence = f"{command}: {ABORTED_TEXT}. {CURE}"
                self._update_component_state(power=PowerState.UNKNOWN, sentence=sentence)
                task_callback(status=TaskStatus.ABORTED, result=(ResultCode.ABORTED, ABORTED_TEXT))
                return
            task_callback(progress=percent)
        self._update_component_state(power=power, sentence=f"{command} completed.")
        task_callback(status=TaskStatus.COMPLETED, result=(ResultCode.OK, f"{command} completed"))

    def _submit(
        self, command: str, power: PowerState, task_callback: TaskCallbackType | None
    ) -> Answer:
        return self.submit_task(self._task, (command, power), task_callback=task_callback)

    def _task(
        self,
        command: str,
        power: PowerState,
        task_callback: TaskCallbackType,
        task_abort_event: Event,
    ) -> None:
        task_callback(status=TaskStatus.IN_PROGRESS)
        self.switch(command, power, task_callback, task_abort_event)
