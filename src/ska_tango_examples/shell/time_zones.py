"""Time zones by their names in the IANA database."""

import difflib
from datetime import timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from ska_tango_examples.core.errors import OutOfRange

UTC = "UTC"

_NO_ZONES = {"Factory", "localtime"}
"""Files that Python takes for zones: one says that none is set, one is that of the machine."""


@cache
def known_zones() -> frozenset[str]:
    """Return the names of all time zones but those that only mean one.

    The first call reads some hundred files, so it is not made before a zone is asked for.
    """
    return frozenset(available_timezones() - _NO_ZONES)


def time_zone(name: str) -> tzinfo:
    """Return the time zone called ``name``, such as ``Africa/Johannesburg``.

    Its rules come from the files of the system, or else of the package ``tzdata``; a small
    container may have neither. UTC needs none.

    Raises:
        OutOfRange: there is no such time zone.
    """
    if name == UTC:
        return timezone.utc
    # ZoneInfo alone would also take other files beside those of the zones.
    if name not in known_zones():
        raise OutOfRange(f"{name!r} is no time zone; {_cure(name)}")
    return ZoneInfo(name)


def _cure(name: str) -> str:
    known = {zone.lower(): zone for zone in known_zones()}
    if not known:
        return "only UTC is known here: install the Python package tzdata"
    alike = difflib.get_close_matches(name.lower(), known, n=1)
    return f"did you mean {known[alike[0]]}?" if alike else "write one such as Australia/Perth"
