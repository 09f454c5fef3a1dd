"""A team is as well as its members are; what it claims must be true of each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ska_control_model import HealthState
from ska_tango_examples.core.team import Sighting, Team

NAMES = ["a/b/1", "a/b/2", "a/b/3"]
STATE = st.sampled_from(["", "ON", "OFF", "STANDBY", "UNKNOWN"])
SEEN = st.builds(
    Sighting, state=STATE, health=st.sampled_from(HealthState), loss=st.sampled_from(["", "gone"])
)
ON = Sighting("ON", HealthState.OK)
OFF = Sighting("OFF", HealthState.OK)
LOST = Sighting(loss="its server has ended")


def team_of(*seen: Sighting, claim: str = "") -> Team:
    team = Team("Tile", NAMES[: len(seen)])
    team.put_claim(claim)
    for name, each in zip(NAMES, seen, strict=False):
        team.note(name, each, team.mark)
    return team


@pytest.mark.parametrize(
    ("seen", "health"),
    [
        ([Sighting(), Sighting()], HealthState.UNKNOWN),
        ([ON, Sighting()], HealthState.UNKNOWN),
        ([ON, OFF], HealthState.OK),
        ([ON, LOST], HealthState.DEGRADED),
        ([LOST, Sighting()], HealthState.DEGRADED),
        ([LOST, LOST], HealthState.FAILED),
        ([Sighting(health=HealthState.FAILED), LOST], HealthState.FAILED),
        ([ON, Sighting(health=HealthState.DEGRADED)], HealthState.DEGRADED),
        ([ON, Sighting(health=HealthState.UNKNOWN)], HealthState.UNKNOWN),
    ],
)
def test_health(seen: list[Sighting], health: HealthState) -> None:
    assert team_of(*seen).health == health
    assert team_of(*reversed(seen)).health == health


@given(st.lists(SEEN, min_size=1, max_size=3))
def test_health_is_ok_only_if_every_member_answers_and_is(seen: list[Sighting]) -> None:
    well = all(each.health == HealthState.OK and not each.loss for each in seen)
    assert (team_of(*seen).health == HealthState.OK) == well


@given(st.lists(SEEN, min_size=1, max_size=3), STATE)
def test_trouble_is_there_if_somebody_is_known_to_be_otherwise(
    seen: list[Sighting], claim: str
) -> None:
    wrong = [
        name
        for name, each in zip(NAMES, seen, strict=False)
        if each.loss or each.state not in ("", claim)
    ]
    trouble = team_of(*seen, claim=claim).trouble
    assert bool(trouble) == bool(claim and wrong)
    if trouble:
        assert trouble.startswith(f"Tile {wrong[0]} is ")


def test_at_first_nothing_is_claimed_or_known() -> None:
    team = Team("Tile", NAMES)
    team.note(NAMES[0], OFF, team.mark)
    assert (team.claim, team.trouble, team.health) == ("", "", HealthState.UNKNOWN)


def test_the_culprit_is_named() -> None:
    assert team_of(ON, OFF, claim="ON").trouble == "Tile a/b/2 is OFF, not ON"
    assert team_of(ON, LOST, claim="ON").trouble == "Tile a/b/2 is lost: its server has ended"


def test_what_was_seen_before_the_claim_is_not_held_against_it() -> None:
    team = team_of(OFF, OFF)
    mark = team.mark
    team.put_claim("ON")
    assert team.trouble == ""
    team.note(NAMES[0], OFF, mark)
    assert team.trouble == ""
    team.note(NAMES[0], LOST, mark)
    assert team.trouble == "Tile a/b/1 is lost: its server has ended"
    team.note(NAMES[0], OFF, team.mark)
    assert team.trouble == "Tile a/b/1 is OFF, not ON"
    team.note(NAMES[0], ON, team.mark)
    assert team.trouble == ""


def test_who_was_lost_when_the_claim_was_made_is_lost_still() -> None:
    team = team_of(ON, LOST)
    team.put_claim("ON")
    assert team.trouble == "Tile a/b/2 is lost: its server has ended"
