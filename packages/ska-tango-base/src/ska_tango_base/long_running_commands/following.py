"""What a client has heard of one command, and what of it is news. Pure."""

from typing import Any, TypeAlias

from ska_control_model import TaskStatus
from ska_tango_base.tasks.transitions import is_terminal

News: TypeAlias = dict[str, Any]
"""What a callback is called with: ``status``, ``progress`` and ``result``, as far as new."""

_RANKS = {TaskStatus.STAGING: 0, TaskStatus.QUEUED: 1, TaskStatus.IN_PROGRESS: 2}
_LAST_RANK = 3


class Following:
    """Puts in order what is heard on several ways, twice, late, or not at all.

    Statuses only go forward, each is told once, and nothing is told after a last one. Where the
    result comes on a way of its own, a last status waits for it.

    Args:
        result_apart: whether status and result come apart.
    """

    def __init__(self, result_apart: bool) -> None:
        self._result_apart = result_apart
        self._status = TaskStatus.STAGING
        self._progress: int | None = None
        self._has_result = False
        self._held: TaskStatus | None = None
        self.over = False

    def hear(self, heard: News) -> list[News]:
        """Return the news in what was heard, in the order in which to tell them."""
        if self.over:
            return []
        news: News = {}
        self._sift_status(heard, news)
        self._sift_progress(heard, news)
        if heard.get("result") is not None and not self._has_result:
            self._has_result = True
            news["result"] = heard["result"]
        told = [news] if news else []
        return told + self._release(self._has_result)

    def hurry(self) -> list[News]:
        """Wait for no result any longer."""
        return [] if self.over else self._release(True)

    def end(self) -> None:
        """Take note that nothing more can be heard."""
        self.over = True

    def _sift_status(self, heard: News, news: News) -> None:
        status = heard.get("status")
        if status is None or _rank(status) <= _rank(self._status):
            return
        self._status = status
        if is_terminal(status) and self._result_apart:
            self._held = status
            return
        news["status"] = status
        self.over = is_terminal(status)

    def _sift_progress(self, heard: News, news: News) -> None:
        progress = heard.get("progress")
        if progress is not None and progress != self._progress:
            self._progress = news["progress"] = progress

    def _release(self, complete: bool) -> list[News]:
        if self._held is None or not complete:
            return []
        self.over = True
        return [{"status": self._held}]


def _rank(status: TaskStatus) -> int:
    return _RANKS.get(status, _LAST_RANK)
