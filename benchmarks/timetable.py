"""Timetable: does a workout of 500 beats at 10 ms take 5 s?"""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.play import Performance, Played, play
from benchmarks.report import Goal, Report, Row
from benchmarks.system import running
from benchmarks.workouts import ASYNC, SYNC, Team, servers_of
from ska_tango_examples.facility.plan import ShortWorkout

_INTERVAL = 0.01
_PLAN = ShortWorkout(prepare=20, work=30, rest=18, cycles=5, tabatas=2)
_QUICK_PLAN = ShortWorkout(prepare=2, work=3, rest=1, cycles=2, tabatas=1)
_BARE = "bare loop"


def measure(*, quick: bool) -> Report:
    """Play the workout on a Tabata and on an AsyncTabata in turns.

    The best run of each is shown, since whatever else the machine does only makes it worse; and
    beside them a loop without devices, which suffers from that as well.
    """
    plan, rounds = (_QUICK_PLAN, 1) if quick else (_PLAN, 2)
    ideal = plan.ticks * _INTERVAL
    best = _play(plan, rounds)

    def row(what: str, unit: str, figure: Callable[[Played], float]) -> Row:
        return Row(what, unit, {name: figure(run) for name, run in best.items()})

    return Report(
        f"Timetable of a workout of {plan.ticks} beats at {_INTERVAL * 1000:.0f} ms",
        list(best),
        [
            row("time from start to last beat", "s", lambda run: run.seconds),
            row("above the ideal", "%", lambda run: (run.seconds / ideal - 1) * 100),
            row("worst delay of a beat", "ms", lambda run: max(run.beats.delays) * 1000),
            row("beats missed", "", lambda run: run.beats.missed),
        ],
        [
            Goal(f"{name}, time to ideal", run.seconds / ideal, 1.01)
            for name, run in best.items()
            if name != _BARE
        ],
    )


def _play(plan: ShortWorkout, rounds: int) -> dict[str, Played]:
    """Return the best run of each device, and that of the bare loops."""
    teams = [Team(kind, "one", 1, _INTERVAL) for kind in (SYNC, ASYNC)]
    runs: dict[str, list[Performance]] = {team.kind.name: [] for team in teams}
    with running([server for team in teams for server in servers_of([team])]) as system:
        for _ in range(rounds):
            for team in teams:
                runs[team.kind.name].append(play(system, team, plan))
    played = {name: [run.workouts[0] for run in found] for name, found in runs.items()}
    played[_BARE] = [run.bare for found in runs.values() for run in found]
    return {name: min(found, key=lambda run: run.seconds) for name, found in played.items()}
