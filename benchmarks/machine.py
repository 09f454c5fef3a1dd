"""The machine: facts without which a figure says little, and what makes it fair."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version


def facts() -> dict[str, str | int | float]:
    """What the figures depend on: processors, versions, and what else the machine is doing."""
    return {
        "processors": len(os.sched_getaffinity(0)),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "pytango": version("pytango"),
        "load_average": round(os.getloadavg()[0], 2),
    }


@contextmanager
def one_processor() -> Iterator[None]:
    """Keep this thread, and all processes that are started meanwhile, on one processor.

    A round trip between two processors takes twice as long or not, as luck has it; on one it
    takes as long as its work.
    """
    all_of_them = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(all_of_them)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, all_of_them)
