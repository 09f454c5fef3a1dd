"""Waiting for several things at a time, with one deadline."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable

from ska_tango_examples.pod.needs import Hopeless, Need

# Seconds from one look to the next: short at first, as most things are there within a moment.
_FIRST_PAUSE = 0.1
_LONGEST_PAUSE = 1.0
_GROWTH = 1.5

_log = logging.getLogger(__name__)


class Deadline:
    """A point of time.

    Args:
        seconds: how far it is away now.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds until then, 0 if it has gone by."""
        return max(0.0, self._end - time.monotonic())


class Waiting:
    """Waits until all of some needs are met, each in a thread of its own.

    So nothing has to wait for its turn, and a look that hangs holds up neither the others nor
    the deadline. The threads do not keep the program from ending.

    Args:
        needs: what to wait for; a second one with the same name adds nothing.
    """

    def __init__(self, needs: Iterable[Need]) -> None:
        self._needs = {need.name: need for need in needs}
        self._missing = dict.fromkeys(self._needs, "")
        self._refusal: Hopeless | None = None
        self._news = threading.Condition()

    def wait(self, deadline: Deadline) -> None:
        """Return when all needs are met; the log gets a line when what is missing changes, or why.

        Raises:
            Hopeless: one of them will never be met, or the deadline has gone by; the text then
                names all that is missing.
        """
        self._show()
        for need in self._needs.values():
            threading.Thread(target=self._look, args=(need,), daemon=True).start()
        with self._news:
            done = self._news.wait_for(lambda: self._refusal or not self._missing, deadline.left)
            if self._refusal:
                raise self._refusal
            if not done:
                raise Hopeless(f"gave up after {deadline.seconds:g} s: {self}")

    def __str__(self) -> str:
        """All that is missing, with the reasons that are known."""
        return "; ".join(
            f"{name} is missing ({why or 'no answer yet'})" for name, why in self._missing.items()
        )

    def _look(self, need: Need) -> None:
        pause = _FIRST_PAUSE
        try:
            while why := need.missing():
                self._tell(need, why)
                threading.Event().wait(pause)
                pause = min(pause * _GROWTH, _LONGEST_PAUSE)
            self._tell(need, "")
        except Hopeless as refusal:
            self._refuse(refusal)
        # Whatever else it is, it must end the program and not only this thread.
        except Exception as failure:  # noqa: BLE001
            self._refuse(Hopeless(f"{need.name}: unexpected {failure!r}"))

    def _tell(self, need: Need, why: str) -> None:
        with self._news:
            if not why:
                del self._missing[need.name]
                self._show()
            elif why != self._missing[need.name]:
                self._missing[need.name] = why
                self._show()
            self._news.notify_all()

    def _show(self) -> None:
        if self._missing:
            told = (f"{name} ({why})" if why else name for name, why in self._missing.items())
            _log.info("waiting for %s", ", ".join(told))

    def _refuse(self, refusal: Hopeless) -> None:
        with self._news:
            self._refusal = self._refusal or refusal
            self._news.notify_all()
