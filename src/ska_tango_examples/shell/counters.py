"""The counter devices that a course is played on."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, Generic, TypeVar, cast

from tango import DeviceAttribute

from ska_tango_examples.core.device_name import short_name
from ska_tango_examples.core.errors import BadConfiguration
from ska_tango_examples.core.steps import Ask, Decrement, Reset
from ska_tango_examples.DevFactory import DevFactory
from ska_tango_examples.shell.errors import calling_peer
from ska_tango_examples.shell.reconnect import call, call_async

Role = TypeVar("Role", bound=Enum)


class Counters(Generic[Role]):
    """One counter device for each role.

    Args:
        names: the device in each role, in any form that Tango knows.
        factory: where the proxies come from.

    Raises:
        BadConfiguration: a name is malformed, or one device is given two roles.
    """

    def __init__(self, names: Mapping[Role, str], factory: DevFactory) -> None:
        self.names = {role: short_name(name) for role, name in names.items()}
        if len(set(self.names.values())) < len(self.names):
            listed = ", ".join(f"{role.value}: {name}" for role, name in self.names.items())
            raise BadConfiguration(f"each role needs a counter of its own, got {listed}")
        self._written = dict(names)
        self._factory = factory

    def role_of(self, device: str) -> Role:
        """Return the role of a counter device, given by its short name."""
        return next(role for role, name in self.names.items() if name == device)

    def answer(self, ask: Ask[Role]) -> int:
        """Do what is asked of the counter and return where it then stands.

        Raises:
            PeerFailed: the counter did not answer, or refused.
        """
        with calling_peer(self.names[ask.role]):
            proxy = self._factory.get_device(self._written[ask.role])
            return _count(call(lambda: _request(proxy, ask), _harmless(ask)))

    async def answer_async(self, ask: Ask[Role]) -> int:
        """Do as ``answer`` without holding up the event loop."""
        with calling_peer(self.names[ask.role]):
            proxy = await self._factory.get_device_async(self._written[ask.role])
            return _count(await call_async(lambda: _request(proxy, ask), _harmless(ask)))


def _harmless(ask: Ask[Any]) -> bool:
    return not isinstance(ask, Decrement)


def _request(proxy: Any, ask: Ask[Role]) -> Any:
    """Return what the counter answers, or in the asyncio mode what can be awaited for it."""
    if isinstance(ask, Decrement):
        return proxy.command_inout("decrement")
    if isinstance(ask, Reset):
        return proxy.command_inout("CounterReset", ask.value)
    return proxy.read_attribute("value")


def _count(reply: Any) -> int:
    return cast("int", reply.value if isinstance(reply, DeviceAttribute) else reply)
