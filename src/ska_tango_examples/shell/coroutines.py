"""Plain functions for devices in asyncio."""

import functools
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


def as_coroutine(
    function: Callable[Given, Result],
) -> Callable[Given, Coroutine[Any, Any, Result]]:
    """Return ``function`` as a coroutine function; it must not wait for anything."""

    @functools.wraps(function)
    async def coroutine(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        return function(*args, **kwargs)

    return coroutine
