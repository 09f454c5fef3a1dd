"""A gym workout driven by five counters, their events and a Python thread."""

from typing import Any

from ska_tango_examples.core.workout import WorkoutRole
from ska_tango_examples.program.server import serve
from ska_tango_examples.shell.course_device import CourseDevice
from ska_tango_examples.tabata.interface import WorkoutInterface, phase, setting


class Tabata(WorkoutInterface, CourseDevice):
    """Plays a workout: prepare once, then work and rest in turn, until all tabatas are done.

    Each phase is counted down by a counter device, one tick every ``sleep_time`` seconds; a
    whole workout takes prepare + tabatas * cycles * (work + rest) ticks. The rules are in
    ``core.workout``; the commands Start, Stop and ResetCounters, and the threads behind them, are
    those of every course on counters (``shell.course_device``).
    """

    prepare = setting(WorkoutRole.PREPARE)
    work = setting(WorkoutRole.WORK)
    rest = setting(WorkoutRole.REST)
    cycles = setting(WorkoutRole.CYCLES)
    tabatas = setting(WorkoutRole.TABATAS)
    running_state = phase()


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((Tabata,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
