"""A device is the same device whatever the form and case its name is written in."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ska_tango_examples.core.device_name import short_name
from ska_tango_examples.core.errors import BadConfiguration

PART = st.from_regex(r"[A-Za-z0-9_.+-]+", fullmatch=True)
NAME = st.tuples(PART, PART, PART).map("/".join)
SERVER = st.sampled_from(
    [
        "",
        "//",
        "tango://",
        "db:10000/",
        "//db:10000/",
        "tango://db.example.org:10000/",
        "TANGO://DB:1/",
        "tango://127.0.0.1:10000/",
        "tango://[::1]:10000/",
    ]
)
DATABASE = st.sampled_from(["", "#dbase=no", "#dbase=yes", "#DBASE=NO"])
SPACE = st.sampled_from(["", " ", "\n", "\t "])
CASE = st.sampled_from([str, str.lower, str.upper, str.title])

NO_NAMES = [
    "",
    "test",
    "test/counter",
    "test/counter/work/value",
    "test//work",
    "/test/counter/work",
    "test/counter/",
    "test/counter/the work",
    "test/counter/work:1",
    "test/counter/work#dbase=maybe",
    "test/counter/work#dbase=no#dbase=no",
    "tango:test/counter/work",
    "http://db:10000/test/counter/work",
    "tango://db/test/counter/work",
    "tango://db:port/test/counter/work",
    "test/counter/work\ntest/counter/rest",
]


@given(NAME, SERVER, DATABASE, SPACE, SPACE, CASE)
def test_every_form_means_the_same(
    name: str, server: str, database: str, before: str, after: str, case: Callable[[str], str]
) -> None:
    written = f"{before}{server}{case(name)}{database}{after}"
    assert short_name(written) == name.lower()
    assert short_name(short_name(written)) == name.lower()


@pytest.mark.parametrize("written", NO_NAMES)
def test_what_is_no_name_is_refused(written: str) -> None:
    with pytest.raises(BadConfiguration) as refused:
        short_name(written)
    assert str(refused.value) == (
        f"{written!r} is not a device name; write it as domain/family/member"
    )
