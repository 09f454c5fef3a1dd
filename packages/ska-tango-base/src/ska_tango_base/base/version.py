"""What a device tells of the software that it is made of."""

from functools import cache

_PACKAGE = "ska-tango-base"


@cache
def version_id() -> str:
    """Return the version of this package, such as ``1.4.0``."""
    # Costs more than most of the base, and few devices are ever asked.
    from importlib import metadata

    return metadata.version(_PACKAGE)


@cache
def build_state() -> str:
    """Return name, version and description of this package."""
    from importlib import metadata

    return f"{_PACKAGE}, {version_id()}, {metadata.metadata(_PACKAGE)['Summary']}"
