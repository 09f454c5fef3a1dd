"""Checks before a component manager does something with its component."""

import functools
from collections.abc import Callable
from typing import Any, TypeVar, cast

from ska_control_model import CommunicationStatus, PowerState
from ska_tango_base.base.base_component_manager import BaseComponentManager
from ska_tango_base.faults import ComponentError

Method = TypeVar("Method", bound=Callable[..., Any])


def check_communicating(method: Method) -> Method:
    """Let a method of a component manager run only while the component can be reached.

    The method raises ``ConnectionError`` otherwise.
    """

    def check(manager: BaseComponentManager) -> None:
        if manager.communication_state is not CommunicationStatus.ESTABLISHED:
            raise ConnectionError(
                f"{_called(manager, method)} needs communication with the component, which is "
                f"{manager.communication_state.name}: set adminMode to ONLINE, and wait for it"
            )

    return _checked(method, check)


def check_on(method: Method) -> Method:
    """Let a method of a component manager run only while the component is on.

    The method raises ``ComponentError`` otherwise.
    """

    def check(manager: BaseComponentManager) -> None:
        power = manager.component_state.get("power")
        if power != PowerState.ON:
            known = "of unknown power" if power is None else PowerState(power).name
            raise ComponentError(
                f"{_called(manager, method)} needs a component that is ON, but it is {known}: "
                "switch it on first"
            )

    return _checked(method, check)


def _checked(method: Method, check: Callable[[BaseComponentManager], None]) -> Method:
    @functools.wraps(method)
    def checked(manager: BaseComponentManager, *args: Any, **kwargs: Any) -> Any:
        check(manager)
        return method(manager, *args, **kwargs)

    return cast(Method, checked)


def _called(manager: BaseComponentManager, method: Callable[..., Any]) -> str:
    return f"{type(manager).__name__}.{method.__name__}"
