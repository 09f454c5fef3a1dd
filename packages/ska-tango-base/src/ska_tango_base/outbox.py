"""News that several threads have, told by one of them at a time and in order."""

import logging
import threading
from collections import deque
from collections.abc import Callable


class Outbox:
    """Tells what it was given, in the order in which it was given it.

    Whoever holds a lock while something changes puts the news in under that lock, so that their
    order is that of the changes, and empties the box when the lock is free again. News that are
    put in while somebody else empties the box are told by that thread.

    Args:
        logger: told of listeners that raise; the other news are told all the same.
    """

    def __init__(self, logger: logging.Logger) -> None:
        self._logger = logger
        self._lock = threading.Lock()
        self._news: deque[tuple[str, Callable[[], None]]] = deque()
        self._emptying = False

    def put(self, about: str, tell: Callable[[], None]) -> None:
        """Add a piece of news.

        Args:
            about: what it is about, as the log calls it.
            tell: function that tells it.
        """
        with self._lock:
            self._news.append((about, tell))

    def empty(self) -> None:
        """Tell everything, unless somebody else is about it; call this without a lock."""
        while (news := self._take()) is not None:
            about, tell = news
            try:
                tell()
            except Exception:
                self._logger.exception("A callback failed when it was told of %s", about)
            finally:
                with self._lock:
                    self._emptying = False

    def _take(self) -> tuple[str, Callable[[], None]] | None:
        with self._lock:
            if self._emptying or not self._news:
                return None
            self._emptying = True
            return self._news.popleft()
