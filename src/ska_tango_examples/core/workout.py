"""The rules of a Tabata workout, played on five counters.

A workout prepares once, then alternates work and rest. Every rest that ends completes a cycle,
all cycles complete one tabata, and all tabatas complete the workout. Each phase is counted down
by a counter of its own, as are the cycles and the tabatas.

The counters hold the truth and their *answers* prove it. An event that says "this counter stands
at zero" is only a hint: it may be late, doubled or lost, so a hint makes the rules look, and what
they then read decides.
"""

from enum import Enum, IntEnum

from ska_tango_examples.core.plan import Plan
from ska_tango_examples.core.steps import Decrement, Read, Reset, Steps


class RunningState(IntEnum):
    """The phase that a workout is in."""

    PREPARE = 0
    WORK = 1
    REST = 2


class WorkoutRole(str, Enum):
    """What the five counters of a workout count."""

    PREPARE = "prepare"
    WORK = "work"
    REST = "rest"
    CYCLES = "cycles"
    TABATAS = "tabatas"


WorkoutSteps = Steps[WorkoutRole, bool]

_COUNTED_BY = {
    RunningState.PREPARE: WorkoutRole.PREPARE,
    RunningState.WORK: WorkoutRole.WORK,
    RunningState.REST: WorkoutRole.REST,
}


class Workout:
    """One workout: where it stands and what comes next.

    Each method returns steps (see ``core.steps``) whose outcome says whether the workout is over.

    Args:
        plan: the lengths of the phases and how often they are repeated; it may be changed
            between workouts.
    """

    def __init__(self, plan: Plan[WorkoutRole]) -> None:
        self.plan = plan
        self.phase = RunningState.PREPARE
        self._under_way = False

    @property
    def ticks(self) -> int:
        """How many beats the whole workout takes: P + T*C*(W+R)."""
        of = self.plan
        one_cycle = of[WorkoutRole.WORK] + of[WorkoutRole.REST]
        cycles = of[WorkoutRole.TABATAS] * of[WorkoutRole.CYCLES]
        return of[WorkoutRole.PREPARE] + cycles * one_cycle

    def abandon(self) -> None:
        """Forget a workout under way; the next one starts from the beginning."""
        self.phase = RunningState.PREPARE
        self._under_way = False

    def reset(self) -> WorkoutSteps:
        """Write the plan into the counters and go back to the beginning."""
        self.abandon()
        for role in WorkoutRole:
            yield self._full(role)
        return False

    def begin(self) -> WorkoutSteps:
        """Get ready to play: a stopped workout goes on where it was, any other starts fresh."""
        if not self._under_way:
            yield from self.reset()
            self._under_way = True
        return False

    def beat(self) -> WorkoutSteps:
        """Count the present phase one down, and go on to the next one if that ended it."""
        left = yield Decrement(self._counting)
        return (yield from self._go_on(left))

    def look(self, role: WorkoutRole) -> WorkoutSteps:
        """Follow the hint that the counter in ``role`` stands at zero.

        A hint about a counter that is not counting now, or without a workout under way, comes
        late: nothing is asked.
        """
        if not self._under_way or role is not self._counting:
            return False
        left = yield Read(role)
        return (yield from self._go_on(left))

    @property
    def _counting(self) -> WorkoutRole:
        return _COUNTED_BY[self.phase]

    def _go_on(self, left: int) -> WorkoutSteps:
        if left > 0:
            return False
        yield self._full(self._counting)
        if self.phase is RunningState.WORK:
            self.phase = RunningState.REST
            return False
        over = self.phase is RunningState.REST and (yield from self._cycle_done())
        self.phase = RunningState.WORK
        if over:
            self.abandon()
        return over

    def _cycle_done(self) -> WorkoutSteps:
        if (yield Decrement(WorkoutRole.CYCLES)) > 0:
            return False
        yield self._full(WorkoutRole.CYCLES)
        return (yield Decrement(WorkoutRole.TABATAS)) <= 0

    def _full(self, role: WorkoutRole) -> Reset[WorkoutRole]:
        return Reset(role, self.plan[role])
