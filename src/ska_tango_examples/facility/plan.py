"""A short workout and what it must come to."""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("prepare", "work", "rest", "cycles", "tabatas")
"""The five attributes of a Tabata, and its five counters."""


@dataclass(frozen=True)
class ShortWorkout:
    """What the Tabata is told to do; each at least 1."""

    prepare: int = 3
    work: int = 4
    rest: int = 2
    cycles: int = 2
    tabatas: int = 1

    @property
    def rounds(self) -> int:
        """How often WORK and REST alternate."""
        return self.tabatas * self.cycles

    @property
    def ticks(self) -> int:
        """Steps of one sleep_time from the start to the end, P + T*C*(W+R)."""
        return self.prepare + self.rounds * (self.work + self.rest)

    @property
    def decrements(self) -> dict[str, int]:
        """How often each counter must be decremented."""
        return {
            "prepare": self.prepare,
            "work": self.rounds * self.work,
            "rest": self.rounds * self.rest,
            "cycles": self.rounds,
            "tabatas": self.tabatas,
        }

    @property
    def phases(self) -> list[str]:
        """What running_state must show, one after the other."""
        return ["PREPARE", *["WORK", "REST"] * self.rounds, "PREPARE"]

    @property
    def remains(self) -> dict[str, int]:
        """What each counter must show in the end: ready for the next, but no tabata left."""
        return {
            "prepare": self.prepare,
            "work": self.work,
            "rest": self.rest,
            "cycles": self.cycles,
            "tabatas": 0,
        }
