"""The time that archives carry, so that they do not depend on when they are built."""

from __future__ import annotations

import os
from datetime import datetime, timezone

from .git import Repository
from .trouble import Trouble

VARIABLE = "SOURCE_DATE_EPOCH"


def source_date(repository: Repository) -> int:
    """Return SOURCE_DATE_EPOCH, or else the time of the last commit.

    Raises:
        Trouble: the variable is no number, or there is neither variable nor commit.
    """
    given = os.environ.get(VARIABLE, "")
    if not given:
        return repository.commit_time()
    if not given.isdecimal():
        raise Trouble(f"{VARIABLE}={given} is no number of seconds since 1970; correct it")
    return int(given)


def day_of(seconds: int) -> str:
    """Return the day of a time, as the changelog writes it."""
    return datetime.fromtimestamp(seconds, timezone.utc).date().isoformat()
