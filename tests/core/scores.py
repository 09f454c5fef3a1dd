"""Where a course has to stand after any number of beats, worked out without playing it."""

from collections.abc import Mapping

from ska_tango_examples.core.countdown import CountdownRole
from ska_tango_examples.core.workout import RunningState, WorkoutRole


class WorkoutScore:
    """A whole workout, as arithmetic.

    Args:
        plan: what it is set to.
    """

    def __init__(self, plan: Mapping[WorkoutRole, int]) -> None:
        self.prepare, self.work, self.rest, self.cycles, self.tabatas = (
            plan[role] for role in WorkoutRole
        )
        self.ticks = self.prepare + self.tabatas * self.cycles * (self.work + self.rest)

    def counters(self, beats: int) -> dict[WorkoutRole, int]:
        """Return where the counters stand after so many beats."""
        preparing = beats < self.prepare
        cycle, into_cycle = self._cycle(beats)
        working = into_cycle < self.work
        return {
            WorkoutRole.PREPARE: self.prepare - (beats if preparing else 0),
            WorkoutRole.WORK: self.work - (into_cycle if working else 0),
            WorkoutRole.REST: self.rest - (0 if working else into_cycle - self.work),
            WorkoutRole.CYCLES: self.cycles - cycle % self.cycles,
            WorkoutRole.TABATAS: self.tabatas - cycle // self.cycles,
        }

    def phase(self, beats: int) -> RunningState:
        """Return the phase after so many beats; PREPARE when the workout is over."""
        if beats < self.prepare or beats == self.ticks:
            return RunningState.PREPARE
        working = self._cycle(beats)[1] < self.work
        return RunningState.WORK if working else RunningState.REST

    def _cycle(self, beats: int) -> tuple[int, int]:
        return divmod(max(0, beats - self.prepare), self.work + self.rest)


class CountdownScore:
    """A whole countdown, as arithmetic.

    Args:
        plan: what it is set to.
    """

    def __init__(self, plan: Mapping[CountdownRole, int]) -> None:
        self.minutes = plan[CountdownRole.MINUTES]
        self.seconds = plan[CountdownRole.SECONDS]
        self.ticks = self.minutes * 60 + self.seconds

    def counters(self, beats: int) -> dict[CountdownRole, int]:
        """Return where the counters stand after so many beats.

        The seconds to start from may be more than a minute; they run out first.
        """
        if beats <= self.seconds:
            minutes, seconds = self.minutes, self.seconds - beats
        else:
            minutes, seconds = divmod(self.ticks - beats, 60)
        return {CountdownRole.MINUTES: minutes, CountdownRole.SECONDS: seconds}
