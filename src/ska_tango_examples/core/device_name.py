"""Names of Tango devices, in whatever form people write them."""

import re

from ska_tango_examples.core.errors import BadConfiguration

_TRL = re.compile(
    r"^(?:(?:tango:)?//)?(?:[^/]+:\d+/)?(?P<name>[^/#\s:]+/[^/#\s:]+/[^/#\s:]+)(?:#dbase=(?:yes|no))?$",
    re.IGNORECASE,
)


def short_name(written: str) -> str:
    """Return ``domain/family/member`` in lower case for any form of a device's name.

    Tango ignores case, and a name may be written in full
    (``tango://host:10000/domain/family/member#dbase=no``), so text must not be compared as it is.

    Raises:
        BadConfiguration: the text is no device name.
    """
    found = _TRL.match(written.strip())
    if found is None:
        raise BadConfiguration(
            f"{written!r} is not a device name; write it as domain/family/member"
        )
    return found["name"].lower()
