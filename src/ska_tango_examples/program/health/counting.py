"""Counts what the devices of a process do, by putting a counter in front of their methods.

PyTango looks commands, readers and writers up by name at each call. So they can be replaced in the
class, once for all, and no device has to know of it. It is on the way of every call: a lock or the
name of the device would take longer there than all the rest.
"""

from __future__ import annotations

import functools
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, NamedTuple

from tango.server import BaseDevice

COMMAND, READ, WRITE, EVENT = "command", "read", "write", "event"
"""The kinds of what is counted."""

_PUSHES = ("push_change_event", "push_archive_event")
_TALLIES = "_tallies_of_health"


class Count(NamedTuple):
    """How often a device was asked for a command or attribute, and how often it failed."""

    kind: str
    device: str
    name: str
    asked: int
    failed: int


class _Tally:
    """Two numbers that any thread may count up at any time: each step is one call in C."""

    def __init__(self) -> None:
        self.asked = count().__next__
        self.failed = count().__next__
        self._looks = 0

    def numbers(self) -> tuple[int, int]:
        """Return them; the only way to see such a number is to count it up."""
        looks, self._looks = self._looks, self._looks + 1
        return self.asked() - looks, self.failed() - looks


class _Tallies(defaultdict[tuple[str, str], _Tally]):
    """Those of one device, by kind and name."""

    def __init__(self) -> None:
        super().__init__(_Tally)


class Counts:
    """What is counted in this process, by device; a device that is made anew goes on counting."""

    def __init__(self) -> None:
        self._devices: dict[str, _Tallies] = {}
        self._classes: set[type[BaseDevice]] = set()
        self._lock = threading.Lock()

    def watch(self, device: BaseDevice) -> None:
        """Count what a device does from now on."""
        with self._lock:
            tallies = self._devices.setdefault(device.get_name(), _Tallies())
            own = type(device)
            for kind, name, _ in _methods(own):
                tallies.setdefault((kind, name), _Tally())
            setattr(device, _TALLIES, tallies)
            if own not in self._classes:
                self._classes.add(own)
                _replace_methods(own)

    def now(self) -> list[Count]:
        """Return all numbers as they are now."""
        with self._lock:
            return [
                Count(kind, device, name, *tally.numbers())
                for device, tallies in self._devices.items()
                for (kind, name), tally in list(tallies.items())
            ]


def _replace_methods(owner: type[BaseDevice]) -> None:
    # A device that nobody watches yet counts for nobody.
    setattr(owner, _TALLIES, _Tallies())
    for kind, name, method in _methods(owner):
        setattr(owner, method, _counted((kind, name), getattr(owner, method)))
    for method in _PUSHES:
        setattr(owner, method, _counted_push(getattr(owner, method)))


def _methods(owner: type[BaseDevice]) -> Iterator[tuple[str, str, str]]:
    """Yield kind, name and method of the commands and attributes of a class."""
    tango_class = owner.TangoClassClass
    for name in tango_class.cmd_list:
        yield COMMAND, name, name
    for name, attribute in tango_class.attr_list.items():
        if not attribute.forward:
            for kind, method in (
                (READ, attribute.read_method_name),
                (WRITE, attribute.write_method_name),
            ):
                if method and hasattr(owner, method):
                    yield kind, name, method


def _counted(key: tuple[str, str], method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def counted(device: Any, *args: Any) -> Any:
        tally = device._tallies_of_health[key]  # noqa: SLF001
        tally.asked()
        try:
            return method(device, *args)
        except BaseException:
            tally.failed()
            raise

    return counted


def _counted_push(push: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(push)
    def counted(device: Any, attribute: str, *args: Any, **kwargs: Any) -> None:
        push(device, attribute, *args, **kwargs)
        device._tallies_of_health[EVENT, attribute].asked()  # noqa: SLF001

    return counted
