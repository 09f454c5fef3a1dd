"""Carry out what the rules ask for, one step after the other (see ``core.steps``)."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from ska_tango_examples.core.steps import Ask, Steps

Role = TypeVar("Role")
Outcome = TypeVar("Outcome")


def drive(steps: Steps[Role, Outcome], answer: Callable[[Ask[Role]], int]) -> Outcome:
    """Carry the steps out with blocking calls and return their outcome.

    Whatever ``answer`` raises ends the steps where they are and is raised from here.
    """
    try:
        ask = next(steps)
        while True:
            ask = steps.send(answer(ask))
    except StopIteration as end:
        return end.value


async def drive_async(
    steps: Steps[Role, Outcome], answer: Callable[[Ask[Role]], Awaitable[int]]
) -> Outcome:
    """Carry the steps out with awaited calls and return their outcome; else as ``drive``."""
    try:
        ask = next(steps)
        while True:
            ask = steps.send(await answer(ask))
    except StopIteration as end:
        return end.value
