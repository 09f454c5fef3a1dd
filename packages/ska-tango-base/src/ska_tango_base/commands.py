"""Commands as objects, which a device looks up by name."""

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.base.base_component_manager import BaseComponentManager
from ska_tango_base.base.command_tracker import CommandTracker

__all__ = [
    "DeviceInitCommand",
    "FastCommand",
    "ResultCode",
    "SlowCommand",
    "SubmittedSlowCommand",
]

RunningCallback: TypeAlias = Callable[[bool], None]
"""Is told True when a command begins and False when it has ended."""

_GOING_ON = {TaskStatus.QUEUED: ResultCode.QUEUED, TaskStatus.IN_PROGRESS: ResultCode.STARTED}
_TURNED_DOWN = {
    TaskStatus.REJECTED: ResultCode.REJECTED,
    TaskStatus.FAILED: ResultCode.FAILED,
}


class _Command(ABC):
    """A command that logs what it raises.

    Args:
        logger: told of what the command raises.
    """

    def __init__(self, logger: logging.Logger | None = None) -> None:
        self.logger = logger or logging.getLogger(__name__)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Carry the command out.

        Returns:
            What ``do`` returns.
        """
        try:
            return self.do(*args, **kwargs)
        except Exception:
            self.logger.exception("Command %s failed", self.name)
            raise

    @property
    def name(self) -> str:
        """How the log calls the command."""
        return type(self).__name__

    @abstractmethod
    def do(self, *args: Any, **kwargs: Any) -> Any:
        """Do what the command is for."""


class FastCommand(_Command):
    """A command that has ended when it returns."""


class SlowCommand(_Command):
    """A command that may go on after it has returned; its work calls ``_completed`` at the end.

    Args:
        callback: told when the command begins and when it has ended.
        logger: told of what the command raises.
    """

    def __init__(
        self, callback: RunningCallback | None = None, logger: logging.Logger | None = None
    ) -> None:
        super().__init__(logger)
        self._callback = callback

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Begin the command; one that raises has ended.

        Returns:
            What ``do`` returns.
        """
        self._invoked()
        try:
            return super().__call__(*args, **kwargs)
        except Exception:
            self._completed()
            raise

    def _invoked(self) -> None:
        """Tell that the command begins."""
        if self._callback is not None:
            self._callback(True)

    def _completed(self) -> None:
        """Tell that the command has ended."""
        if self._callback is not None:
            self._callback(False)


class DeviceInitCommand(SlowCommand):
    """What a device does when it is initialised.

    Args:
        device: the device.
        logger: told of what the command raises.
    """

    def __init__(self, device: Any, logger: logging.Logger | None = None) -> None:
        super().__init__(logger=logger)
        self._device = device


class SubmittedSlowCommand(_Command):
    """A command that is a task of a component manager.

    Args:
        command_name: name of the command.
        command_tracker: follows the command.
        component_manager: carries it out.
        method_name: the method of the component manager that takes the task: it is called with
            the arguments of the command and a ``task_callback``, and returns a status and a text.
        callback: told when the command begins and when it has ended.
        logger: told of what the command raises.
    """

    def __init__(
        self,
        command_name: str,
        command_tracker: CommandTracker,
        component_manager: BaseComponentManager,
        method_name: str,
        callback: RunningCallback | None = None,
        logger: logging.Logger | None = None,
    ) -> None:
        super().__init__(logger)
        self._name = command_name
        self._tracker = command_tracker
        self._component_manager = component_manager
        self._method_name = method_name
        self._callback = callback

    @property
    def name(self) -> str:
        """The name of the command."""
        return self._name

    def do(self, *args: Any, **kwargs: Any) -> tuple[ResultCode, str]:
        """Give the task to the component manager.

        Returns:
            ``QUEUED`` or ``STARTED`` and the identifier of the command, or ``REJECTED`` or
            ``FAILED`` and the reason.
        """
        uid = self._tracker.new_command(self._name, self._tell(False))
        begun = self._tell(True)
        if begun is not None:
            begun()
        task_callback = partial(self._tracker.update_command_info, uid)
        try:
            method = getattr(self._component_manager, self._method_name)
            status, text = method(*args, task_callback=task_callback, **kwargs)
        except Exception as failure:
            self._end(uid, TaskStatus.REJECTED, f"{self._method_name} raised {failure!r}")
            raise
        return self._answer(uid, status, text)

    def _answer(self, uid: str, status: TaskStatus, text: str) -> tuple[ResultCode, str]:
        if status in _GOING_ON:
            # A component manager that has not told this itself has answered it.
            self._tracker.settle(uid, status)
            return _GOING_ON[status], uid
        if status not in _TURNED_DOWN:
            text = (
                f"{self._method_name} of {type(self._component_manager).__name__} answered "
                f"{status!r}: it has to answer QUEUED, IN_PROGRESS, REJECTED or FAILED"
            )
            self.logger.error("Command %s: %s", uid, text)
            status = TaskStatus.FAILED
        self._end(uid, status, text)
        return _TURNED_DOWN[status], text

    def _end(self, uid: str, status: TaskStatus, text: str) -> None:
        """End a command for which nothing will happen; one in progress has failed."""
        self._tracker.settle(uid, status, (_TURNED_DOWN[status], text))
        self._tracker.settle(uid, TaskStatus.FAILED, (ResultCode.FAILED, text))

    def _tell(self, running: bool) -> Callable[[], None] | None:
        return None if self._callback is None else partial(self._callback, running)
