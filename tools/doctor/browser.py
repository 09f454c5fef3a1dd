"""The browser that the pages of a pipeline are opened in."""

from __future__ import annotations

from tools.ci.browser import BROWSERS

from .finding import Finding, good, not_needed
from .machine import Machine


def browser(machine: Machine) -> Finding:
    """The one that `make ci-local` takes; to start it, only to ask its version, takes too long."""
    for name in BROWSERS:
        if path := next(machine.found(name), None):
            return good(str(path))
    return not_needed(
        f"none of {', '.join(BROWSERS)} is on PATH; make ci-local opens no page then",
        "apt-get install chromium",
    )
