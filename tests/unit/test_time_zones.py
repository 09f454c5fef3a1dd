"""Time zones are found by name, or refused by name."""

from datetime import datetime, timezone

import pytest

from ska_tango_examples.core.errors import OutOfRange
from ska_tango_examples.shell import time_zones

MOMENT = datetime(2026, 7, 1, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("name", "hours"), [("UTC", 0), ("Africa/Johannesburg", 2), ("Australia/Perth", 8)]
)
def test_zones(name, hours):
    offset = MOMENT.astimezone(time_zones.time_zone(name)).utcoffset()
    assert offset is not None
    assert offset.total_seconds() == hours * 3600


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("africa/johannesburg", "did you mean Africa/Johannesburg?"),
        ("Australia/Pert", "did you mean Australia/Perth?"),
        ("Mars/Olympus", "write one such as Australia/Perth"),
        ("", "write one such as Australia/Perth"),
        ("../../etc/passwd", "write one such as Australia/Perth"),
        ("Australia", "did you mean"),
        ("posixrules", "write one such as Australia/Perth"),
        ("localtime", "write one such as Australia/Perth"),
        ("Factory", "write one such as Australia/Perth"),
        ("Australia/Perth\0", "did you mean Australia/Perth?"),
        ("a\0b", "write one such as Australia/Perth"),
    ],
)
def test_what_is_no_zone_is_refused(name, cure):
    with pytest.raises(OutOfRange) as refusal:
        time_zones.time_zone(name)
    assert str(refusal.value).startswith(f"{name!r} is no time zone; {cure}")


def test_without_any_zones_utc_is_left(monkeypatch):
    monkeypatch.setattr(time_zones, "known_zones", frozenset)
    assert time_zones.time_zone("UTC") is timezone.utc
    with pytest.raises(OutOfRange, match="only UTC is known here: install the Python package tz"):
        time_zones.time_zone("Australia/Perth")
