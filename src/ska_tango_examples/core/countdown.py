"""The rules of a timer that counts minutes and seconds down on two counters."""

from enum import Enum

from ska_tango_examples.core.errors import OutOfRange
from ska_tango_examples.core.plan import Plan
from ska_tango_examples.core.steps import Ask, Decrement, Read, Reset, Steps

SECONDS_AFTER_A_MINUTE = 59


class CountdownRole(str, Enum):
    """What the two counters of a timer count."""

    MINUTES = "minutes"
    SECONDS = "seconds"


CountdownSteps = Steps[CountdownRole, bool]


class Countdown:
    """A time that runs out, one second a beat.

    Each method returns steps (see ``core.steps``) whose outcome says whether the time is over.

    Args:
        plan: the minutes and seconds to start from.
    """

    def __init__(self, plan: Plan[CountdownRole]) -> None:
        self.plan = plan
        self._left = dict.fromkeys(CountdownRole, 0)
        self._under_way = False

    @property
    def ticks(self) -> int:
        """How many beats the whole time takes."""
        return self.plan[CountdownRole.MINUTES] * 60 + self.plan[CountdownRole.SECONDS]

    @property
    def last_minute(self) -> bool:
        """Whether no whole minute is left."""
        return self._left[CountdownRole.MINUTES] <= 0

    @property
    def _over(self) -> bool:
        return self.last_minute and self._left[CountdownRole.SECONDS] <= 0

    def abandon(self) -> None:
        """Forget a time under way; the next one starts from the beginning."""
        self._under_way = False

    def reset(self) -> CountdownSteps:
        """Write the plan into the counters."""
        self.abandon()
        for role in CountdownRole:
            yield from self._ask(Reset(role, self.plan[role]))
        return False

    def begin(self) -> CountdownSteps:
        """Get ready to run: a stopped time goes on where it was, any other starts fresh.

        Raises:
            OutOfRange: no time is set.
        """
        if self.ticks <= 0:
            raise OutOfRange("no time is set: write start_minutes or start_seconds first")
        if not self._under_way:
            yield from self.reset()
            self._under_way = True
        return False

    def beat(self) -> CountdownSteps:
        """Let one second pass; at 0 seconds a minute is broken into seconds."""
        if self._left[CountdownRole.SECONDS] > 0:
            yield from self._ask(Decrement(CountdownRole.SECONDS))
        else:
            yield from self._ask(Decrement(CountdownRole.MINUTES))
            yield from self._ask(Reset(CountdownRole.SECONDS, SECONDS_AFTER_A_MINUTE))
        return self._judge()

    def look(self, role: CountdownRole) -> CountdownSteps:
        """Follow the hint that the counter in ``role`` stands at zero.

        Without a time under way the hint comes late: nothing is asked.
        """
        if not self._under_way:
            return False
        yield from self._ask(Read(role))
        return self._judge()

    def _ask(self, ask: Ask[CountdownRole]) -> Steps[CountdownRole, None]:
        self._left[ask.role] = yield ask

    def _judge(self) -> bool:
        if self._over:
            self.abandon()
        return self._over
