"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """How it is with what was looked at."""

    GOOD = "good"
    BAD = "bad"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True)
class Finding:
    """A verdict, the facts behind it, and the one thing to do about it.

    Attributes:
        verdict: how it is.
        facts: what was seen.
        cure: what makes it good, a command where there is one; "" if nothing has to be done.
    """

    verdict: Verdict
    facts: str
    cure: str = ""


def good(facts: str) -> Finding:
    """Nothing has to be done."""
    return Finding(Verdict.GOOD, facts)


def bad(facts: str, cure: str) -> Finding:
    """It will not work like this."""
    return Finding(Verdict.BAD, facts, cure)


def not_needed(facts: str, cure: str = "") -> Finding:
    """It is not there, and nothing that is set up misses it; the cure is for who wants it."""
    return Finding(Verdict.NOT_NEEDED, facts, cure)
