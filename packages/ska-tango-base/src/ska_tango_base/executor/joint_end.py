"""Two things that end as one."""

import threading
from functools import partial
from typing import Any

from ska_control_model import TaskStatus
from ska_tango_base.tasks.transitions import is_terminal
from ska_tango_base.type_hints import TaskCallbackType


class JointEnd:
    """Passes on what the main part of a task tells, but its end only when the other has ended.

    Args:
        callback: is told of the task as a whole.
    """

    def __init__(self, callback: TaskCallbackType) -> None:
        self._callback = callback
        self._lock = threading.Lock()
        self._other_ended = False
        self._end: partial[None] | None = None

    def main(self, status: TaskStatus | None = None, *more: Any, **news: Any) -> None:
        """Take what the main part tells."""
        told = partial(self._callback, status, *more, **news)
        with self._lock:
            if _ends(status) and not self._other_ended:
                self._end = told
                return
        told()

    def other(self, status: TaskStatus | None = None, *_: Any, **__: Any) -> None:
        """Take what the other part tells: nothing but its end counts."""
        if not _ends(status):
            return
        with self._lock:
            self._other_ended = True
            end, self._end = self._end, None
        if end is not None:
            end()


def _ends(status: TaskStatus | None) -> bool:
    return status is not None and is_terminal(TaskStatus(status))
