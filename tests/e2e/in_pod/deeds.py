"""What the client in the pod can do with devices. Values that go in and come out are JSON."""

import socket
import time
from contextlib import ExitStack
from typing import Any

import tango

from ska_tango_examples.DevFactory import DevFactory
from tests.support.events import Events, events_of
from tests.support.players import PREPARE, WORK, Player, phases
from tests.support.waiting import wait_until

Plan = dict[str, int]

_LONGEST = 120_000
"""Milliseconds that a workout may take: the command Run answers at its end."""

_factory = DevFactory()
_devices: dict[str, Any] = {}
_playing: dict[str, tuple[Player, Events, ExitStack]] = {}


def state(device: str) -> str:
    return str(_device(device).state())


def status(device: str) -> str:
    return str(_device(device).status())


def command(device: str, name: str, *argument: Any) -> Any:
    return _device(device).command_inout(name, *argument)


def stored(device: str, name: str) -> list[str]:
    """The values of a property in the database."""
    return list(_device(device).get_property(name)[name])


def poll_period(device: str, attribute: str) -> int:
    """The milliseconds between two polls of an attribute, as the running server does it."""
    return int(_device(device).get_attribute_poll_period(attribute))


def wait_for_state(device: str, wanted: str, seconds: float) -> None:
    wait_until(lambda: _state_now(device) == wanted, f"{device} to be {wanted}", seconds)


def wait_until_mended(device: str, seconds: float) -> None:
    """Wait until a workout device hears of all its counters."""
    wait_until(lambda: " But test/" not in status(device), f"{device} to have peers", seconds)


def begin(device: str, plan: Plan) -> None:
    """Start a workout, and return when it works, or has done so if it is a short one."""
    player = Player(_device, device)
    player.device.set_timeout_millis(_LONGEST)
    player.set_plan(plan)
    with ExitStack() as stack:
        events = stack.enter_context(events_of(player.device, "running_state"))
        player.start()
        wait_until(lambda: WORK in events.values, "its work", 30.0)
        _playing[device] = player, events, stack.pop_all()


def finish(device: str, seconds: float) -> dict[str, Any]:
    """Wait for the end of a workout; its phases and what is left on the counters."""
    player, events, stack = _playing.pop(device)
    with stack:
        player.wait_for_end(seconds)
        wait_until(lambda: events.values[-1] == PREPARE, "the last phase")
        return {"phases": events.values, "counts": player.counts()}


def drop(device: str) -> None:
    """Forget a workout that has failed."""
    *_, stack = _playing.pop(device)
    stack.close()


def play(device: str, plan: Plan) -> dict[str, Any]:
    """A whole workout."""
    begin(device, plan)
    return finish(device, 60.0)


def expected(plan: Plan) -> dict[str, Any]:
    """What `play` gives when the workout was exact."""
    return {"phases": phases(plan), "counts": {**plan, "tabatas": 0}}


def silent_devices(seconds: float = 10.0) -> list[str]:
    """The devices of running servers that do not answer, each looked up in the database.

    Each of them has some time: a connection that this client has kept to a pod that was killed
    costs it one call, when it is used next.
    """
    names = [str(name) for name in tango.Database().get_device_exported("*")]
    deadline = time.monotonic() + seconds
    return [name for name in names if not _answers_by(name, deadline)]


def connects(host: str, port: int) -> bool:
    """Whether a TCP connection comes about."""
    try:
        socket.create_connection((host, port), 3).close()
    except OSError:
        return False
    return True


def _state_now(device: str) -> str:
    try:
        return state(device)
    except tango.DevFailed as failure:
        return str(failure.args[0].reason)


def _answers_by(name: str, deadline: float) -> bool:
    try:
        DevFactory().wait_for_device(name, max(0.0, deadline - time.monotonic()))
    except tango.DevFailed:
        return False
    return True


def _device(name: str) -> Any:
    """A proxy that is kept: it works on while the database is away."""
    if name not in _devices:
        _devices[name] = _factory.wait_for_device(name)
    return _devices[name]
