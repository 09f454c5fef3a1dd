"""A course together with the counter devices that it is played on."""

import math
from collections import deque
from collections.abc import Callable, Mapping
from enum import Enum
from functools import partial
from typing import Generic, TypeVar

from tango import EventData

from ska_tango_examples.core.course import Course
from ska_tango_examples.core.errors import BadConfiguration, PeerFailed
from ska_tango_examples.core.steps import Read, Steps
from ska_tango_examples.DevFactory import DevFactory
from ska_tango_examples.shell.counters import Counters
from ska_tango_examples.shell.drive import drive, drive_async
from ska_tango_examples.shell.peers import PeerWatch, Subscription

Role = TypeVar("Role", bound=Enum)


class Ensemble(Generic[Role]):
    """What a course needs besides its rules: counters that answer, and word of their events.

    Args:
        course: the rules.
        names: the counter device in each role.
        sleep_time: seconds from beat to beat, 0 or more.
        factory: where the proxies of the counters come from.
        on_news: called when there are new ``hints`` to follow, in Tango's event thread or in the
            thread that calls ``suspect``.

    Attributes:
        hints: steps for the run to take between its beats, since something may have happened.
            All that comes from outside is no more than a hint: it may be late, or no longer
            true. What the counters answer in these steps decides.

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
        if not 0 <= sleep_time < math.inf:
            raise BadConfiguration(f"sleep_time must be a number of s from 0, got {sleep_time:g}")
        self.course = course
        self.sleep_time = sleep_time
        self.hints: deque[Steps[Role, bool]] = deque()
        self._on_news = on_news
        self.counters = Counters(names, factory)
        self.watch = PeerWatch(
            [
                Subscription(name, "value", partial(self._take_event, role), factory)
                for role, name in names.items()
            ]
        )

    def drive(self, steps: Steps[Role, bool]) -> bool:
        """Let the counters carry steps out; if one fails, the course is lost.

        Raises:
            PeerFailed: a counter did not answer, or refused.
        """
        try:
            return drive(steps, self.counters.answer)
        except PeerFailed:
            self.course.abandon()
            raise

    async def drive_async(self, steps: Steps[Role, bool]) -> bool:
        """Do as ``drive`` without holding up the event loop."""
        try:
            return await drive_async(steps, self.counters.answer_async)
        except PeerFailed:
            self.course.abandon()
            raise

    def suspect(self, failure: PeerFailed) -> None:
        """Take note that a counter seems to be lost."""
        self._follow(_ask(self.counters.role_of(failure.peer)))

    def _take_event(self, role: Role, event: EventData) -> None:
        if event.attr_value.value == 0:
            self._follow(self.course.look(role))

    def _follow(self, steps: Steps[Role, bool]) -> None:
        self.hints.append(steps)
        self._on_news()


def _ask(role: Role) -> Steps[Role, bool]:
    yield Read(role)
    return False
