"""The five counters of a workout, shown as forwarded attributes of one device."""

from typing import Any

from tango.server import Device, attribute

from ska_tango_examples.program.server import serve


class ForAttrTabata(Device):
    """Shows in one place what five other devices count.

    A forwarded attribute belongs to another device: Tango passes reads, writes and events on to
    the *root* attribute, which the device database names in the attribute property
    ``__root_att``. There is nothing to program, and nothing that could work without a database.
    """

    prepare = attribute(name="prepare", label="prepare", forwarded=True)
    work = attribute(name="work", label="work", forwarded=True)
    rest = attribute(name="rest", label="rest", forwarded=True)
    cycle = attribute(name="cycle", label="cycle", forwarded=True)
    tabata = attribute(name="tabata", label="tabata", forwarded=True)


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((ForAttrTabata,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
