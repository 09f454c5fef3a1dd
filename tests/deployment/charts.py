"""The shipped chart, and what writes small ones."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

SHIPPED = Path(__file__).parents[2] / "charts" / "ska-tango-examples"


class MakeChart(Protocol):
    """Writes a chart out of texts and returns its folder."""

    def __call__(self, values: str, **files: str) -> Path: ...
