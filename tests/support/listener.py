"""A task callback that remembers what it is told, in order."""

import threading
from typing import Any

from ska_control_model import TaskStatus
from ska_tango_base.type_hints import JSONData

PATIENCE = 10.0
"""Seconds to wait for something that should come at once."""


class Listener:
    """Remembers the news of one task, and lets tests wait for them."""

    def __init__(self) -> None:
        self.news: list[dict[str, Any]] = []
        self._changed = threading.Condition()

    def __call__(
        self,
        status: TaskStatus | None = None,
        progress: int | None = None,
        result: JSONData = None,
        exception: Exception | None = None,
    ) -> None:
        told = {
            "status": status,
            "progress": progress,
            "result": result,
            "exception": exception,
        }
        with self._changed:
            self.news.append({name: value for name, value in told.items() if value is not None})
            self._changed.notify_all()

    @property
    def statuses(self) -> list[str]:
        """The names of the statuses so far."""
        return [news["status"].name for news in self.news if "status" in news]

    def end(self, *statuses: str) -> Any:
        """Wait until the task is known to have gone through these, and return its result."""
        with self._changed:
            came = self._changed.wait_for(
                lambda: len(self.statuses) >= len(statuses), timeout=PATIENCE
            )
        assert came, f"only {self.statuses} came"
        assert self.statuses == list(statuses)
        return self.news[-1].get("result")
