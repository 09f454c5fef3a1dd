"""A countdown is exact, whatever users, events and failing counters do to it."""

from hypothesis import settings
from hypothesis import strategies as st

from ska_tango_examples.core.countdown import Countdown, CountdownRole
from tests.core.course_machine import CourseMachine
from tests.core.scores import CountdownScore


class CountdownMachine(CourseMachine):
    ROLES = CountdownRole
    SETTINGS = st.fixed_dictionaries(
        {CountdownRole.MINUTES: st.integers(0, 2), CountdownRole.SECONDS: st.integers(1, 62)}
    )
    COURSE = Countdown
    SCORE = CountdownScore

    def shows_what_it_should(self) -> None:
        if self.score is not None:
            minutes = self.score.counters(self.beats)[CountdownRole.MINUTES]
            assert self.course.last_minute is (minutes == 0)


TestCountdown = CountdownMachine.TestCase
TestCountdown.settings = settings(max_examples=40, stateful_step_count=30)
