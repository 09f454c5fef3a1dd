"""The devices that a device leads, as its property names them."""

from collections.abc import Sequence

from ska_tango_examples.core.device_name import short_name
from ska_tango_examples.core.errors import BadConfiguration


def members_of(prop: str, written: Sequence[str], leader: str) -> dict[str, str]:
    """Return the members by their short names, each with the name as it was written.

    Args:
        prop: name of the property, for the complaint.
        written: what the property holds; names in any form that Tango knows.
        leader: the device that has the property.

    Raises:
        BadConfiguration: there is none, one is malformed, doubled, or the leader itself.
    """
    found: dict[str, str] = {}
    for name in written:
        short = _checked(prop, name)
        if short in found:
            raise BadConfiguration(f"{prop} names {short} twice; name each device once")
        if short == short_name(leader):
            raise BadConfiguration(f"{prop} names the device itself, {short}; leave it out")
        found[short] = name
    if not found:
        raise BadConfiguration(f"{prop} is empty; name at least one device")
    return found


def _checked(prop: str, name: str) -> str:
    try:
        return short_name(name)
    except BadConfiguration as problem:
        raise BadConfiguration(f"{prop}: {problem}") from None
