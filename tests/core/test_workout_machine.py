"""A workout is exact, whatever users, events and failing counters do to it."""

from hypothesis import settings
from hypothesis import strategies as st

from ska_tango_examples.core.workout import RunningState, Workout, WorkoutRole
from tests.core.course_machine import CourseMachine
from tests.core.scores import WorkoutScore


class WorkoutMachine(CourseMachine):
    ROLES = WorkoutRole
    SETTINGS = st.fixed_dictionaries({role: st.integers(1, 3) for role in WorkoutRole})
    COURSE = Workout
    SCORE = WorkoutScore

    def shows_what_it_should(self) -> None:
        phase = self.score.phase(self.beats) if self.under_way else RunningState.PREPARE
        assert self.course.phase is phase


TestWorkout = WorkoutMachine.TestCase
TestWorkout.settings = settings(max_examples=60, stateful_step_count=40)
