"""A check, and how all of them are made at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from .finding import Finding, bad
from .machine import Machine

DEADLINE = 20.0
"""Seconds for all checks together; more than any program is given."""
Look = Callable[[Machine], Finding]
_BUSY = "run make doctor again when the machine is less busy"


@dataclass(frozen=True)
class Check:
    """Something to look at.

    Attributes:
        name: what it is called in the answer.
        look: looks at it.
    """

    name: str
    look: Look


@dataclass(frozen=True)
class Section:
    """Checks that serve one purpose.

    Attributes:
        title: the purpose.
        needed: whether `make run` or `make test` fails without any of them.
        checks: in the order in which they are told.
    """

    title: str
    needed: bool
    checks: tuple[Check, ...]


def examine(
    sections: Sequence[Section], machine: Machine, deadline: float = DEADLINE
) -> Iterator[tuple[Section, Check, Finding]]:
    """Make all checks at once and yield what they find, in their order, as soon as it is known."""
    looks = [(section, _Look(check, machine)) for section in sections for check in section.checks]
    end = time.monotonic() + deadline
    for _, look in looks:
        look.start()
    for section, look in looks:
        look.join(max(0.0, end - time.monotonic()))
        yield section, look.check, look.finding or _nothing_from(look, deadline)


class _Look(threading.Thread):
    """One check under way. A daemon: one that never ends must not keep the program."""

    def __init__(self, check: Check, machine: Machine) -> None:
        super().__init__(name=f"check of {check.name}", daemon=True)
        self.check = check
        self.finding: Finding | None = None
        self._machine = machine

    def run(self) -> None:
        self.finding = self.check.look(self._machine)


def _nothing_from(look: _Look, deadline: float) -> Finding:
    if look.is_alive():
        return bad(f"no answer within {deadline:g} s", _BUSY)
    return bad("the check itself failed, see its error on stderr", "report it, with the error")
