"""Plays a short workout on a Tabata and checks from outside that it was exact."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeAlias

import tango

from ska_tango_examples.facility.errors import WorkoutFailedError
from ska_tango_examples.facility.phases import PhaseWatch
from ska_tango_examples.facility.plan import ROLES, ShortWorkout
from ska_tango_examples.facility.proxy import Proxy
from ska_tango_examples.facility.tally import CallTally

_STALL = 10.0
"""Seconds without a step after which a workout counts as stuck; more than any sleep_time here."""
_LAST_EVENT = 3.0
"""Seconds that the last change event may take."""

Starter: TypeAlias = Callable[[], "Future[None] | None"]
"""Starts a workout; returns the reply to wait for if the command lasts as long as it."""


class Workout:
    """One workout on one Tabata, begun when this object is made.

    Attributes:
        name: of the Tabata, `domain/family/member`.
        plan: what it was told to do.
        left: what each counter shows.
        phases: what running_state went through.
    """

    def __init__(
        self,
        tabata: Proxy,
        counters: dict[str, Proxy],
        plan: ShortWorkout,
        start: Starter,
    ) -> None:
        """Write the plan into the Tabata and start it.

        Args:
            tabata: a Tabata or an AsyncTabata, in State OFF.
            counters: its counters by role.
            plan: what it shall do.
            start: sends the command that starts the workout.
        """
        self.name = tabata.dev_name()
        self.plan = plan
        self._tabata = tabata
        self._counters = counters
        self._before = {role: tabata.read_attribute(role).value for role in ROLES}
        self._write({role: getattr(plan, role) for role in ROLES})
        self._tallies = {role: CallTally(counters[role], "decrement") for role in ROLES}
        self.left: dict[str, int] = {}
        self._watch = PhaseWatch(tabata)
        self._last_step = time.monotonic()
        self._reply = start()

    @property
    def phases(self) -> list[str]:
        """What running_state has gone through so far."""
        return self._watch.seen

    @property
    def done(self) -> int:
        """Ticks that have really happened, counted at the counters."""
        return sum(self._tallies[role].count for role in ("prepare", "work", "rest"))

    def look(self) -> bool:
        """Take note of what has happened; whether the workout is over.

        Raises:
            WorkoutFailedError: it is stuck.
        """
        over = self._over()
        before = self.done
        for role in ROLES:
            self._tallies[role].look()
            self.left[role] = self._counters[role].read_attribute("value").value
        if self.done > before:
            self._last_step = time.monotonic()
        if not over and time.monotonic() > self._last_step + _STALL:
            raise WorkoutFailedError(
                f"{self.name} has made no step for {_STALL:.0f} s: {self._tabata.status()}"
            )
        return over

    def check(self) -> None:
        """Compare what has happened with the plan, once the workout is over.

        Raises:
            WorkoutFailedError: the text names every difference.
        """
        self._watch.await_phases(self.plan.phases, _LAST_EVENT)
        self.look()
        facts = [
            ("ticks", self.plan.ticks, self.done),
            ("decrements", self.plan.decrements, {r: t.count for r, t in self._tallies.items()}),
            ("counters in the end", self.plan.remains, self.left),
            ("phases", self.plan.phases, self.phases),
            ("State", "OFF", str(self._tabata.state())),
            ("event errors", [], self._watch.errors),
        ]
        wrong = [
            f"{what}: expected {expected}, got {got}"
            for what, expected, got in facts
            if expected != got
        ]
        if wrong:
            wrong.append(f"Status: {self._tabata.status()}")
            raise WorkoutFailedError(f"the workout of {self.name} was wrong; {'; '.join(wrong)}")

    def restore(self) -> None:
        """Give the Tabata and its counters the settings back that they had before."""
        self._write(self._before)
        self._tabata.command_inout("ResetCounters")

    def end(self) -> None:
        """End the subscription."""
        self._watch.end()

    def _write(self, settings: dict[str, int]) -> None:
        for role, value in settings.items():
            self._tabata.write_attribute(role, value)

    def _over(self) -> bool:
        if self._reply is not None:
            if not self._reply.done():
                return False
            # Raises what the command has raised.
            self._reply.result()
        return bool(self._tabata.state() != tango.DevState.ON)
