"""A course together with the counter devices that it is played on."""

from collections import deque
from collections.abc import Callable, Mapping
from enum import Enum
from functools import partial
from typing import Generic, TypeVar

from tango import EventData

from ska_tango_examples.core.course import Course
from ska_tango_examples.core.errors import BadConfiguration, PeerFailed
from ska_tango_examples.DevFactory import DevFactory
from ska_tango_examples.shell.counters import Counters
from ska_tango_examples.shell.peers import PeerWatch, Subscription

Role = TypeVar("Role", bound=Enum)


class Ensemble(Generic[Role]):
    """What a course needs besides its rules: counters that answer, and word of their events.

    Args:
        course: the rules.
        names: the counter device in each role.
        sleep_time: seconds from beat to beat, 0 or more.
        factory: where the proxies of the counters come from.
        on_news: called when there are ``hints`` or a ``loss`` to look at, in Tango's event thread
            or in the thread that calls ``lose``.

    Raises:
        BadConfiguration: a name or the time cannot be worked with.
    """

    def __init__(
        self,
        course: Course[Role],
        names: Mapping[Role, str],
        sleep_time: float,
        factory: DevFactory,
        on_news: Callable[[], None],
    ) -> None:
        if sleep_time < 0:
            raise BadConfiguration(f"sleep_time must be at least 0 s, got {sleep_time:g}")
        self.course = course
        self.sleep_time = sleep_time
        self.hints: deque[Role] = deque()
        self.loss: PeerFailed | None = None
        self._on_news = on_news
        self.counters = Counters(names, factory)
        self.watch = PeerWatch(
            [
                Subscription(name, "value", partial(self._take_hint, role), factory)
                for role, name in names.items()
            ]
        )

    def forget_news(self) -> None:
        """Start with no hint and no loss."""
        self.hints.clear()
        self.loss = None

    def lose(self, peer: str, why: str) -> None:
        """Take note that a counter does not answer, and of what it said instead."""
        self.loss = PeerFailed(peer, why)
        self._on_news()

    def _take_hint(self, role: Role, event: EventData) -> None:
        if event.attr_value.value == 0:
            self.hints.append(role)
            self._on_news()
