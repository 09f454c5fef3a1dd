"""What a team is worth, from what was seen of its members last."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ska_control_model import HealthState


@dataclass(frozen=True)
class Sighting:
    """What a look at a member has found; nothing is known before the first one.

    Attributes:
        state: name of its State, "" if not known.
        health: its own healthState.
        loss: why it does not answer, "" if it does.
    """

    state: str = ""
    health: HealthState = HealthState.UNKNOWN
    loss: str = ""


class Team:
    """Some members, what was seen of each, and the state that all are claimed to be in.

    Args:
        kind: what a member is called, before its name.
        names: the members.

    Attributes:
        mark: changes with each claim. Who looks at a member keeps the mark from before the look,
            so that what is older than the claim is not held against it.
        claim: the state that all members should be in, "" if nothing is claimed.
    """

    def __init__(self, kind: str, names: Iterable[str]) -> None:
        self.kind = kind
        self.mark = 0
        self.claim = ""
        self._sightings = {name: Sighting() for name in names}

    def put_claim(self, state: str) -> None:
        """Claim that all members are in ``state``, whatever was seen before; "" claims nothing."""
        self.claim = state
        self.mark += 1
        for name, seen in self._sightings.items():
            self._sightings[name] = replace(seen, state="")

    def note(self, name: str, seen: Sighting, mark: int) -> None:
        """Take what a look at a member has found that began when the mark was ``mark``."""
        self._sightings[name] = seen if mark == self.mark else replace(seen, state="")

    @property
    def health(self) -> HealthState:
        """OK if all members are, FAILED if all have failed, DEGRADED if some have trouble.

        A member that does not answer has failed. UNKNOWN as long as there is no trouble, but
        not all members are known.
        """
        found = {
            HealthState.FAILED if seen.loss else seen.health for seen in self._sightings.values()
        }
        if len(found) == 1:
            return found.pop()
        if found == {HealthState.OK, HealthState.UNKNOWN}:
            return HealthState.UNKNOWN
        return HealthState.DEGRADED

    @property
    def trouble(self) -> str:
        """Which member is not known to be in the claimed state and why, "" if there is none."""
        for name, seen in self._sightings.items():
            if self.claim and seen.loss:
                return f"{self.kind} {name} is lost: {seen.loss}"
            if self.claim and seen.state not in ("", self.claim):
                return f"{self.kind} {name} is {seen.state}, not {self.claim}"
        return ""
