"""What a device that leads a team tells of it: power, health, and a sentence."""

import threading
from collections.abc import Callable
from typing import Any

from ska_control_model import HealthState, PowerState
from ska_tango_examples.core.fan_out import Verdict
from ska_tango_examples.core.team import Sighting, Team

NOTHING_YET = "Neither On nor Off was called yet."
CURE = "On or Off tries again."


class TeamReport:
    """Tells how a team is; any thread may have seen or done something.

    The lock keeps what is told in the order in which it became true. No lock of Tango's is waited
    for under it: the base hands events to a thread of its own.

    It is for one time of watching them: what is seen or done after its end is not told.

    Args:
        team: what is known of the members; nothing yet.
        update: takes what is new, by keyword: ``power``, ``health``, ``sentence``.
    """

    def __init__(self, team: Team, update: Callable[..., None]) -> None:
        self._team = team
        self._update = update
        self._turn = threading.Lock()
        self._ended = False

    def start(self) -> None:
        """Tell that nothing is known yet."""
        self._tell(power=PowerState.STANDBY, health=HealthState.UNKNOWN, sentence=NOTHING_YET)

    def end(self) -> None:
        """Tell nothing any more, whatever is still to be seen or done."""
        with self._turn:
            self._tell(power=PowerState.UNKNOWN, health=HealthState.UNKNOWN)
            self._ended = True

    def mark(self) -> int:
        """Return the mark of the team, to be kept during a look."""
        return self._team.mark

    def see(self, name: str, seen: Sighting, mark: int) -> None:
        """Take what a look at a member has found; the mark is that of the team before it."""
        with self._turn:
            self._team.note(name, seen, mark)
            self._tell(health=self._team.health)
            if self._team.claim:
                self._tell_claim()

    def begin(self, command: str) -> None:
        """Say that ``command`` is being carried out; the members change from now on."""
        with self._turn:
            self._team.put_claim("")
            self._tell(sentence=f"{command} is being carried out.")

    def conclude(self, command: str, power: PowerState, verdict: Verdict) -> None:
        """Say how ``command`` ended, which should have brought ``power``."""
        with self._turn:
            if verdict.completed:
                self._team.put_claim(power.name)
                self._tell_claim()
            else:
                self._doubt(f"{command}: {verdict.text}")

    def _tell_claim(self) -> None:
        claim, trouble = self._team.claim, self._team.trouble
        if trouble:
            self._doubt(trouble)
        else:
            sentence = f"Every {self._team.kind.lower()} is {claim}."
            self._tell(power=PowerState[claim], sentence=sentence)

    def _doubt(self, why: str) -> None:
        self._tell(power=PowerState.UNKNOWN, sentence=f"{why}. {CURE}")

    def _tell(self, **news: Any) -> None:
        if not self._ended:
            self._update(**news)
