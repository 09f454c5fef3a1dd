"""A client of long-running commands that is written from the protocol's reference page only."""

import contextlib
import functools
import json
import queue
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import tango

ENDS = {3: "ABORTED", 5: "COMPLETED", 6: "REJECTED", 7: "FAILED"}
STATUSES = {0: "STAGING", 1: "QUEUED", 2: "IN_PROGRESS"} | ENDS
TAKEN, REFUSED = (1, 2), (3, 5)  # the answers STARTED and QUEUED, FAILED and REJECTED
V1 = {key: f"longRunningCommand{key.title()}" for key in ("result", "progress", "status")}
ASK_EVERY, MOMENT = 3.0, 1.0  # seconds between questions, and for an event on its way


class LongRunningError(Exception):
    """What the device said is not of the protocol; also the base of the other exceptions."""


class RefusedError(LongRunningError):
    """The device did not take the command."""


class NoEndInTimeError(LongRunningError):
    """The command has not ended within the time that the caller grants; it goes on."""


class EventsError(LongRunningError):
    """No events, so the command was not called; or the outcome was missed and is not known."""


@dataclass(frozen=True)
class Course:
    """What a client saw of one long-running command, from its answer to its end."""

    answer: int
    command_id: str
    statuses: tuple[str, ...]
    progress: tuple[int, ...]
    result: Any  # the parsed JSON, mostly [code, text]; None if there was none


class Running:
    """A command that was taken, with the events since before its call; see `start`."""

    def __init__(self, proxy: tango.DeviceProxy, version: int, answer: int, uid: str, events: Any):
        """Follow the command `uid` in `events`, a queue of (what it tells, event)."""
        self.answer, self.command_id = answer, uid
        self._proxy, self._version, self._events = proxy, version, events
        self._seen: dict[str, list[Any]] = {"status": [], "progress": [], "result": []}
        self._over, self._end, self._errors = False, "", 0
        self._ask_at = time.monotonic() + ASK_EVERY

    def wait(self, timeout: float = 10.0) -> Course:
        """Wait until the command has ended, at most `timeout` seconds; may be called again."""
        deadline = time.monotonic() + timeout
        try:
            while not self._over:
                self._step(deadline)
        except (ValueError, KeyError, TypeError) as fault:  # bad JSON, or an unknown status
            raise LongRunningError(f"{self.command_id}: {getattr(fault, 'doc', fault)}") from fault
        status, progress, result = (tuple(seen) for seen in self._seen.values())
        return Course(self.answer, self.command_id, status, progress, (None, *result)[-1])

    def _step(self, deadline: float) -> None:
        rest = min(deadline, self._ask_at) - time.monotonic()
        try:
            key, event = self._events.get(timeout=max(0.0, rest))
        except queue.Empty:  # all that has come is taken: only now ask, or give up
            with contextlib.suppress(tango.DevFailed):  # out of reach: ask again later
                self._ask()
            if not self._over and time.monotonic() >= deadline:
                raise NoEndInTimeError(self.command_id, self._seen, self._errors) from None
            return
        if event.err:  # Tango subscribes again by itself, but what was missed must be asked
            self._errors, self._ask_at = self._errors + 1, time.monotonic()
        value = (not event.err and event.attr_value.value) or ()  # pairs of id and text
        text = dict(zip(value[::2], value[1::2], strict=False)).get(self.command_id)
        if text is not None:
            told = text if key == "status" else json.loads(text)
            self._keep({key: told} if key else told)

    def _keep(self, update: dict[str, Any]) -> None:
        if (status := update.get("status", "QUEUED")) not in STATUSES.values():
            update = update | {"status": STATUSES[status]}
        for key, seen in self._seen.items():  # version 1 tells the present: again is not new
            if key in update and seen[-1:] != [update[key]]:
                seen.append(update[key])
        if (last := ("", *self._seen["status"])[-1]) in ENDS.values():
            self._over = self._version == 2 or bool(self._seen["result"])
            self._end, self._ask_at = last, time.monotonic() + MOMENT  # for a result that is late

    def _ask(self) -> None:
        self._ask_at = time.monotonic() + ASK_EVERY
        if not (told := self._end in self._seen["status"]):
            end = self._proxy.command_inout("CheckLongRunningCommandStatus", self.command_id)
            doubt, self._end = self._end, end if end in (*ENDS.values(), "NOT_FOUND") else ""
            if doubt != self._end or not doubt:  # its event may be on the way
                self._ask_at -= (ASK_EVERY - MOMENT) * bool(self._end)
                return
        source = V1["result"] if self._version == 1 else "lrcFinished"
        value = self._proxy.read_attribute(source).value or ()
        if self._version == 1 and self.command_id in value[:1]:
            self._keep({"status": self._end, "result": json.loads(value[1])})
        for entry in map(json.loads, value if self._version == 2 else ()):
            if entry["uid"] == self.command_id:
                self._keep(entry)
        if not self._over and (not told or self._errors):  # else it ended without a result
            raise EventsError(f"{self.command_id} is {self._end}; its last events were missed")
        self._over = True


@contextlib.contextmanager
def start(proxy: tango.DeviceProxy, command: str, version: int, *args: Any) -> Iterator[Running]:
    """Call a command with `args`, and listen to its events as long as the context lasts."""
    events: Any = queue.SimpleQueue()
    with contextlib.ExitStack() as stack:
        try:
            for key, name in V1.items() if version == 1 else [("", "_lrcEvent")]:
                put = functools.partial(lambda key, event: events.put((key, event)), key)
                number = proxy.subscribe_event(name, tango.EventType.CHANGE_EVENT, put)
                stack.callback(proxy.unsubscribe_event, number)
        except tango.DevFailed as error:
            raise EventsError(f"No events of {name}: {command} was not called") from error
        try:
            output = proxy.command_inout(command, *args)
        except tango.DevFailed as error:
            known = not isinstance(error, tango.CommunicationFailed)  # else it may have been taken
            raise (RefusedError if known else EventsError)(error.args[0].desc) from error
        try:
            (code,), (text,) = map(int, output[0]), output[1]
        except (TypeError, ValueError, IndexError):  # not the answer of a long-running command
            code, text = None, output
        if code not in TAKEN:
            raise (RefusedError if code in REFUSED else LongRunningError)(command, code, text)
        yield Running(proxy, version, code, text, events)


def run(
    proxy: tango.DeviceProxy, command: str, version: int, timeout: float = 10.0, *args: Any
) -> Course:
    """Call a command and wait for its end: `start` and `Running.wait` in one."""
    with start(proxy, command, version, *args) as running:
        return running.wait(timeout)
