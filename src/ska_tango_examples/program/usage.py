"""What a server program says about how it is called."""

from __future__ import annotations

from collections.abc import Iterable

from tango.server import Device

_USAGE = """\
Usage: {program} INSTANCE [options]

Runs the Tango device server {program}, with devices of the class {classes}.
INSTANCE names one configuration of it in the Tango database at TANGO_HOST.

Options:
  --help               say this
  --version            say the versions of this package, of PyTango and of cppTango
  --describe           list the attributes, commands and properties of the classes
  --describe --json    the same for programs

Options of Tango:
  -v, -v1 ... -v4      say more: 3 and 4 add what is for debugging
  -v5                  trace the core of Tango too, in its own format
  -nodb                run without a Tango database; the devices come from -dlist
  -dlist NAME,NAME     names of the devices, with -nodb
  -file=FILE           take the configuration from FILE instead of a database
  -host ADDRESS        answer at this address only
  -port NUMBER         answer at this port
  -ORB<name> VALUE     an option of omniORB

Without a database, to try it:
  {example}

SIGTERM or Ctrl-C ends it within two seconds, a second one at once."""


def usage(program: str, classes: Iterable[type[Device]]) -> str:
    """Return the text for ``--help``."""
    names = ", ".join(device_class.__name__ for device_class in classes)
    return _USAGE.format(program=program, classes=names, example=without_database(program))


def without_database(program: str, instance: str = "test") -> str:
    """Return a command line that needs no Tango database."""
    return f"{program} {instance} -nodb -host 127.0.0.1 -port 45450 -dlist test/device/1"
