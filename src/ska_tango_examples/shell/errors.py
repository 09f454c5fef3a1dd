"""What the rules refuse, as the ``DevFailed`` that a Tango client gets."""

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn, TypeVar, cast

from tango import DevFailed, Except

from ska_tango_examples.core.corba_text import cause
from ska_tango_examples.core.errors import PeerFailed, Refusal

Function = TypeVar("Function", bound=Callable[..., Any])


def throw(refusal: Refusal, origin: str) -> NoReturn:
    """Raise ``refusal`` as a ``DevFailed`` with its reason, its text and ``origin``."""
    Except.throw_exception(refusal.reason, str(refusal), origin)
    raise AssertionError("Tango returned from throwing")  # pragma: no cover


def tells_client(method: Function) -> Function:
    """Let a command or attribute method raise a ``Refusal``: the client gets it as ``DevFailed``.

    The origin names class and method, as ``Counter.increment``.
    """
    if inspect.iscoroutinefunction(method):

        @functools.wraps(method)
        async def told_async(*args: Any) -> Any:
            try:
                return await method(*args)
            except Refusal as refusal:
                throw(refusal, _origin(args[0], method))

        return cast("Function", told_async)

    @functools.wraps(method)
    def told(*args: Any) -> Any:
        try:
            return method(*args)
        except Refusal as refusal:
            throw(refusal, _origin(args[0], method))

    return cast("Function", told)


def _origin(device: Any, method: Callable[..., Any]) -> str:
    return f"{type(device).__name__}.{method.__name__}"


@contextmanager
def calling_peer(name: str) -> Iterator[None]:
    """Turn what goes wrong between here and another device into a ``PeerFailed`` that names it."""
    try:
        yield
    except DevFailed as failure:
        raise PeerFailed(name, first_cause(failure)) from failure


def first_cause(failure: DevFailed) -> str:
    """Return, on one line, what went wrong first: the bottom of Tango's stack of errors."""
    return cause([str(error.desc) for error in failure.args])
