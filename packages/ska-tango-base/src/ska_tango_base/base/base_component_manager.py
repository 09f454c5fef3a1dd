"""What stands between a device and the component that it controls."""

import logging
import threading
from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

from ska_control_model import CommunicationStatus, ResultCode, TaskStatus
from ska_tango_base.outbox import Outbox
from ska_tango_base.type_hints import TaskAnswer, TaskCallbackType

CommunicationStatusCallbackType: TypeAlias = Callable[[CommunicationStatus], None]
"""Is told whether the component can be reached."""


class BaseComponentManager:
    """Knows how a component is, and gives it work.

    A subclass overrides what its component can do. The methods that give it work return at once
    with ``QUEUED`` or ``IN_PROGRESS``, and tell the callback how the work goes on; or they return
    ``REJECTED`` or ``FAILED`` and a reason.

    The callbacks are called only when something has changed, in the order of the changes, by one
    thread at a time and with no lock held.

    Args:
        logger: where to tell what happens.
        communication_state_callback: called with the state of the communication.
        component_state_callback: called with what has changed about the component, by keyword.
        state: what there is to know about the component, and what is known of it at first.
    """

    def __init__(
        self,
        logger: logging.Logger,
        communication_state_callback: CommunicationStatusCallbackType | None = None,
        component_state_callback: Callable[..., None] | None = None,
        **state: Any,
    ) -> None:
        self.logger = logger
        self._communication_state_callback = communication_state_callback
        self._component_state_callback = component_state_callback
        self._communication_state = CommunicationStatus.DISABLED
        self._component_state = state
        self._state_lock = threading.Lock()
        self._state_news = Outbox(logger)

    @property
    def communication_state(self) -> CommunicationStatus:
        """Whether the component can be reached."""
        return self._communication_state

    @property
    def component_state(self) -> dict[str, Any]:
        """What is known of the component, as a copy."""
        with self._state_lock:
            return dict(self._component_state)

    @property
    def max_queued_tasks(self) -> int:
        """How many tasks may wait."""
        return 0

    @property
    def max_executing_tasks(self) -> int:
        """How many tasks may be in progress at a time."""
        return 1

    def start_communicating(self) -> None:
        """Reach for the component; here there is none, so it is reached at once."""
        self._update_communication_state(CommunicationStatus.ESTABLISHED)

    def stop_communicating(self) -> None:
        """Leave the component alone."""
        self._update_communication_state(CommunicationStatus.DISABLED)

    def off(self, task_callback: TaskCallbackType | None = None) -> TaskAnswer:
        """Switch the component off."""
        return self._not_overridden("off", task_callback)

    def standby(self, task_callback: TaskCallbackType | None = None) -> TaskAnswer:
        """Give the component as little power as it needs to be on soon."""
        return self._not_overridden("standby", task_callback)

    def on(self, task_callback: TaskCallbackType | None = None) -> TaskAnswer:
        """Switch the component on."""
        return self._not_overridden("on", task_callback)

    def reset(self, task_callback: TaskCallbackType | None = None) -> TaskAnswer:
        """Clear a fault of the component."""
        return self._not_overridden("reset", task_callback)

    def abort_tasks(self, task_callback: TaskCallbackType | None = None) -> TaskAnswer:
        """Stop what the component is doing, and what waits for it."""
        return self._not_overridden("abort_tasks", task_callback)

    def abort_commands(self, task_callback: TaskCallbackType | None = None) -> TaskAnswer:
        """Stop all tasks: the former name of ``abort_tasks``."""
        return self.abort_tasks(task_callback)

    def shutdown(self, timeout: float) -> bool:  # noqa: ARG002 (it is for those that override it)
        """End everything that was begun, for the end of the life of the device.

        Args:
            timeout: seconds that this may take.

        Returns:
            Whether everything has ended in time.
        """
        return True

    def fall_silent(self) -> None:
        """Tell nobody anything from now on: whoever listened has taken another manager.

        What is still going on here, such as a task that ignores that it was aborted, must not
        look like news of the component to a device that has begun anew.
        """
        with self._state_lock:
            self._communication_state_callback = None
            self._component_state_callback = None

    def _update_communication_state(self, communication_state: CommunicationStatus) -> None:
        """Take notice of whether the component can be reached."""
        with self._state_lock:
            if communication_state is self._communication_state:
                return
            self._communication_state = communication_state
            if self._communication_state_callback is not None:
                tell = partial(self._communication_state_callback, communication_state)
                self._state_news.put(f"communication {communication_state.name}", tell)
        self._state_news.empty()

    def _update_component_state(self, **state: Any) -> None:
        """Take notice of how the component is.

        Args:
            state: what is known now; whatever is as it was is no news.

        Raises:
            ValueError: there is no such thing to know about the component.
        """
        with self._state_lock:
            self._check_names(state)
            changed = {
                name: value
                for name, value in state.items()
                if value != self._component_state[name]
            }
            self._component_state.update(changed)
            if changed and self._component_state_callback is not None:
                tell = partial(self._component_state_callback, **changed)
                self._state_news.put(f"component state {changed}", tell)
        self._state_news.empty()

    def _check_names(self, state: dict[str, Any]) -> None:
        if unknown := sorted(state.keys() - self._component_state.keys()):
            raise ValueError(
                f"the component has no state {', '.join(unknown)}: name it when the "
                f"{type(self).__name__} is made; "
                f"it has {', '.join(self._component_state) or 'none'}"
            )

    def _not_overridden(self, method: str, task_callback: TaskCallbackType | None) -> TaskAnswer:
        reason = f"{type(self).__name__} cannot do this: override its method {method}"
        if task_callback is not None:
            task_callback(status=TaskStatus.REJECTED, result=(ResultCode.REJECTED, reason))
        return TaskStatus.REJECTED, reason
