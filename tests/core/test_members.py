"""Who is in a team: each device once, by its short name, and never the leader."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ska_tango_examples.core.errors import BadConfiguration
from ska_tango_examples.core.members import members_of

LEADER = "test/lrcstation/1"
NUMBERS = st.lists(st.integers(1, 99), min_size=1, unique=True)
FORMS = ["{}", "TANGO://db:10000/{}", " {} ", "//db:1/{}#dbase=no"]


@given(NUMBERS, st.randoms())
def test_all_are_kept_in_order_with_the_name_as_written(
    numbers: list[int], random: Random
) -> None:
    short = [f"test/lrctile/{number}" for number in numbers]
    cased = [random.choice([str, str.upper])(name) for name in short]
    written = [random.choice(FORMS).format(name) for name in cased]
    assert list(members_of("tiles", written, LEADER).items()) == list(
        zip(short, written, strict=True)
    )


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ([], "tiles is empty; name at least one device"),
        (
            [""],
            "tiles: '' is not a device name; write it as domain/family/member",
        ),
        (
            ["test/lrctile/1", "nonsense"],
            "tiles: 'nonsense' is not a device name; write it as domain/family/member",
        ),
        (
            ["test/lrctile/1", "test/lrctile/2", "TEST/lrctile/1"],
            "tiles names test/lrctile/1 twice; name each device once",
        ),
        (
            ["test/lrctile/1", "tango://db:10000/TEST/LRCStation/1"],
            "tiles names the device itself, test/lrcstation/1; leave it out",
        ),
    ],
)
def test_what_cannot_be_a_team_is_refused(written: Sequence[str], complaint: str) -> None:
    with pytest.raises(BadConfiguration) as refused:
        members_of("tiles", written, LEADER)
    assert str(refused.value) == complaint


def test_the_leader_is_known_in_whatever_form_it_is_written() -> None:
    with pytest.raises(BadConfiguration, match="the device itself"):
        members_of("tiles", [LEADER], "Test/LRCStation/1")
