"""How the rules ask for something to be done without doing it.

A rule that needs a counter is written as a generator: it *yields* what it asks of a counter and
is *sent* the count that the counter answered. Whoever drives the generator decides how the asking
is done, with a blocking call, an awaited one, or a list of numbers in a test; so a rule that takes
several calls stands once, in the order in which it happens.
"""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Generic, TypeVar

Role = TypeVar("Role")
Outcome = TypeVar("Outcome")


@dataclass(frozen=True)
class Decrement(Generic[Role]):
    """Ask the counter in this role to count one down."""

    role: Role


@dataclass(frozen=True)
class Reset(Generic[Role]):
    """Ask the counter in this role to stand at ``value``."""

    role: Role
    value: int


@dataclass(frozen=True)
class Read(Generic[Role]):
    """Ask the counter in this role where it stands, without changing it."""

    role: Role


Ask = Decrement[Role] | Reset[Role] | Read[Role]
Steps = Generator[Ask[Role], int, Outcome]
