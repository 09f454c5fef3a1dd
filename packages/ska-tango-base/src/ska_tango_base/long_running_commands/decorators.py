"""What makes a method of a device a long running command."""

import functools
import inspect
from collections.abc import Callable
from enum import IntEnum
from typing import Any, TypeAlias, overload

from tango.server import command

from ska_tango_base.long_running_commands.answer import ANSWER_DOC
from ska_tango_base.type_hints import DevVarLongStringArrayType, TaskFunctionType

Method: TypeAlias = Callable[..., TaskFunctionType]
IsAllowed: TypeAlias = Callable[..., bool]
"""Called with the device and, as keyword argument if it takes it, the ``request_type``."""


class LRCReqType(IntEnum):
    """What is about to happen to a command when it is asked whether it is allowed."""

    ENQUEUE_REQ = 1
    """A client calls it."""
    EXECUTE_REQ = 2
    """It has waited, and is about to be carried out."""


@overload
def long_running_command(method: Method, /) -> Callable[..., DevVarLongStringArrayType]: ...
@overload
def long_running_command(
    *, fisallowed: str | IsAllowed | None = None
) -> Callable[[Method], Callable[..., DevVarLongStringArrayType]]: ...
def long_running_command(
    method: Method | None = None, /, *, fisallowed: str | IsAllowed | None = None
) -> Any:
    """Make a method a Tango command that is carried out in the background.

    The method is called with the argument of the command, if it has one, while the client
    waits: it checks the argument, raises if that is wrong, and returns the task. The name, the
    type of the argument and the description of the command are those of the method.

    Args:
        method: the method, when the decorator is used without parentheses.
        fisallowed: a method of the device, or its name, that says whether the command is allowed;
            it gets the keyword argument ``request_type`` if it takes one. If it says no to
            ``ENQUEUE_REQ``, the client gets Tango's refusal; if it says no to ``EXECUTE_REQ``,
            the command ends as ``REJECTED``. Without it ``is_<name>_allowed`` is asked, if the
            device has one.
    """
    if method is None:
        return functools.partial(_decorate, fisallowed=fisallowed)
    return _decorate(method, fisallowed)


def _decorate(method: Method, fisallowed: str | IsAllowed | None) -> Any:
    name = method.__name__

    def is_allowed(device: Any, request_type: LRCReqType = LRCReqType.ENQUEUE_REQ) -> bool:
        return _ask(device, fisallowed, name, request_type)

    # Tango keeps it in the class of the device by this name.
    is_allowed.__name__ = f"is_{name}_allowed_now"

    @functools.wraps(method)
    def invoke(device: Any, *argument: Any) -> DevVarLongStringArrayType:
        task = method(device, *argument)
        if not callable(task):
            raise TypeError(
                f"{type(device).__name__}.{name} returned {task!r}; it must return a function of "
                "task_callback and task_abort_event"
            )
        allowed = functools.partial(is_allowed, device, LRCReqType.EXECUTE_REQ)
        answer: DevVarLongStringArrayType = device.invoke_task(name, task, allowed)
        return answer

    # PyTango reads the type of the argument from here.
    invoke.__signature__ = _signature(method)  # type: ignore[attr-defined]
    return command(
        invoke,
        dtype_out="DevVarLongStringArray",
        doc_out=ANSWER_DOC,
        fisallowed=is_allowed,
    )


def _ask(
    device: Any, fisallowed: str | IsAllowed | None, name: str, request_type: LRCReqType
) -> bool:
    if callable(fisallowed):
        check: Callable[..., Any] | None = functools.partial(fisallowed, device)
    elif fisallowed is not None:
        check = getattr(device, fisallowed)
    else:
        check = getattr(device, f"is_{name}_allowed", None)
    if check is None:
        return True
    return bool(check(request_type=request_type) if _wants_type(check) else check())


def _wants_type(check: Callable[..., Any]) -> bool:
    """Whether a check distinguishes the two moments; one written for a plain command does not."""
    parameters = inspect.signature(check).parameters
    return "request_type" in parameters or any(
        parameter.kind is parameter.VAR_KEYWORD for parameter in parameters.values()
    )


def _signature(method: Method) -> inspect.Signature:
    try:
        return inspect.signature(method, eval_str=True)
    except NameError:
        # A type that is imported for type checkers only: PyTango looks for it in its own way.
        return inspect.signature(method)
