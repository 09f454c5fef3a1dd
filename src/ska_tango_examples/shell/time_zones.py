"""Time zones by their names in the IANA database."""

import difflib
from datetime import timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from ska_tango_examples.core.errors import OutOfRange

UTC = "UTC"


def time_zone(name: str) -> tzinfo:
    """Return the time zone called ``name``, such as ``Africa/Johannesburg``.

    Its rules come from the files of the system, or else of the package ``tzdata``; a small
    container may have neither. UTC needs none.

    Raises:
        OutOfRange: there is no such time zone.
    """
    if name == UTC:
        return timezone.utc
    try:
        return ZoneInfo(name)
    # The name of a folder, of another file, or no name of a file at all.
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise OutOfRange(f"{name!r} is no time zone; {_cure(name)}") from problem


def _cure(name: str) -> str:
    known = {zone.lower(): zone for zone in available_timezones()}
    if not known:
        return "only UTC is known here: install the Python package tzdata"
    alike = difflib.get_close_matches(name.lower(), known, n=1)
    return f"did you mean {known[alike[0]]}?" if alike else "write one such as Australia/Perth"
