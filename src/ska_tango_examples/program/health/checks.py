"""Whether this server is alive, and whether it is ready."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence

import tango
from tango.server import BaseDevice

from ska_tango_examples.program.ending import is_ending
from ska_tango_examples.program.health.address import own_address
from ska_tango_examples.program.health.giop import Reference
from ska_tango_examples.program.health.questions import Question

_STARTING = "the server is starting"
_ENDING = "the server is ending"


class Checks:
    """Answers for the server, from its start to its end.

    Its objects are asked over Tango's own end point, and nobody else is: no database, no peer.

    Args:
        words: the command line of the server.
        meet: called with each device, as soon as it is there.
    """

    def __init__(self, words: Sequence[str], meet: Callable[[BaseDevice], None]) -> None:
        self._words = words
        self._meet = meet
        self._started = threading.Event()
        # A question is for one thread at a time.
        self._turn = threading.Lock()
        self._turn_of_admin = threading.Lock()
        self._admin: Question | None = None
        self._devices: dict[BaseDevice, Question] = {}

    def start(self) -> None:
        """Take note that the devices are there and answer."""
        util = tango.Util.instance()
        admin = util.get_dserver_device()
        self._admin = self._question(admin.get_name(), util.get_dserver_ior(admin), "ping")
        self._look_around()
        self._started.set()

    def devices(self) -> Sequence[BaseDevice]:
        """Return the devices of this server, none before its start and after its end."""
        if self._absent():
            return ()
        with self._turn:
            return self._look_around()

    def alive(self) -> list[str]:
        """Return why the server is not alive, nothing if it is: its DServer answers."""
        if (absent := self._absent()) or self._admin is None:
            return absent
        with self._turn_of_admin:
            return _ask([self._admin])

    def ready(self) -> list[str]:
        """Return why the server is not ready, nothing if it is: every device tells its State."""
        if absent := self._absent():
            return absent
        with self._turn:
            self._look_around()
            return _ask(self._devices.values())

    def _absent(self) -> list[str]:
        if not self._started.is_set():
            return [_STARTING]
        return [_ENDING] if is_ending() else []

    def _look_around(self) -> list[BaseDevice]:
        """Find the devices: the DServer can make them anew while the server runs."""
        util = tango.Util.instance()
        present = [each for each in util.get_device_list("*") if isinstance(each, BaseDevice)]
        known, self._devices = self._devices, {}
        for device in present:
            if device not in known:
                self._meet(device)
                reference = util.get_device_ior(device)
                known[device] = self._question(device.get_name(), reference, "_get_state")
            self._devices[device] = known[device]
        return present

    def _question(self, name: str, reference: str, operation: str) -> Question:
        published = Reference.parse(reference)
        address = own_address(self._words) or published.address
        return Question(name, address, published.key, operation)


def _ask(questions: Iterable[Question]) -> list[str]:
    """Ask all at the same time and return what is wrong; takes no longer than the deadline."""
    asked = list(questions)
    for question in asked:
        question.ask()
    return [trouble for each in asked if (trouble := each.trouble())]
