"""The one way to a device proxy, in the devices and in their tests.

A device that needs another one asks its ``DevFactory`` for it by name. In a control system the
factory asks the Tango database; while a test context is open it hands out proxies to the devices
of that context instead. So the same code runs in both, and a test cannot reach a real device by
accident.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar

from tango import DevFailed, DeviceProxy, Except, GreenMode
from tango.test_context import MultiDeviceTestContext

from ska_tango_examples.core.device_name import short_name
from ska_tango_examples.core.errors import BadConfiguration

POLL_INTERVAL = 0.02


class _TestContext(MultiDeviceTestContext):  # type: ignore[misc]
    """A test context that is known to every factory of the process its server runs in."""

    def target(self, *args: Any) -> None:
        DevFactory._test_context = self  # noqa: SLF001  its own module
        super().target(*args)


class DevFactory:
    """Makes device proxies and keeps them.

    Args:
        green_mode: how proxies answer when ``get_device`` is not told otherwise.
        timeout: seconds that a device may take for an answer; Tango's own 3 s if not given.
        resend: whether a call without an answer is sent again over a new connection. That is
            Tango's habit, but the device may have carried out the first call, too.
    """

    _test_context: ClassVar[MultiDeviceTestContext | None] = None

    def __init__(
        self,
        green_mode: GreenMode = GreenMode.Synchronous,
        timeout: float | None = None,
        resend: bool = True,
    ) -> None:
        self.default_green_mode = green_mode
        self._timeout = timeout
        self._resend = resend
        self._home = DevFactory._test_context
        self._proxies: dict[tuple[str, GreenMode], DeviceProxy] = {}

    def get_device(self, dev_name: str, green_mode: GreenMode | None = None) -> DeviceProxy:
        """Return the proxy of a device; the same one for the same name and green mode.

        Args:
            dev_name: ``domain/family/member`` or a full Tango resource locator, in any case.
            green_mode: how the proxy answers; the factory's own mode if not given.

        Raises:
            DevFailed: the name is malformed, is unknown, or leads out of the open test context.
        """
        key = self._key(dev_name, green_mode)
        if key not in self._proxies:
            # Threads that come here at the same time must leave with the same proxy.
            self._proxies.setdefault(key, self._connect(*key))
        return self._proxies[key]

    async def get_device_async(self, dev_name: str) -> DeviceProxy:
        """Return the asyncio proxy of a device without holding up the event loop.

        Making a proxy talks to the database and the device; a missing one can take seconds.

        Raises:
            DevFailed: as ``get_device``.
        """
        key = self._key(dev_name, GreenMode.Asyncio)
        if key not in self._proxies:
            loop = asyncio.get_running_loop()
            proxy = await loop.run_in_executor(None, self._connect, *key)
            self._proxies.setdefault(key, proxy)
        return self._proxies[key]

    def wait_for_device(self, dev_name: str, timeout: float = 10.0) -> DeviceProxy:
        """Return the proxy of a device as soon as the device answers.

        Args:
            dev_name: as for ``get_device``.
            timeout: how long to wait, in seconds.

        Raises:
            DevFailed: it did not answer in time (reason ``SkaTango_DeviceNotReady``).
        """
        deadline = time.monotonic() + timeout
        where = self._locate(dev_name)
        while True:
            try:
                # A proxy that failed to connect does not try again for a second; a new one does.
                proxy = self._connect(where, GreenMode.Synchronous)
                proxy.state()
            except DevFailed as failure:
                if time.monotonic() >= deadline:
                    Except.re_throw_exception(
                        failure,
                        "SkaTango_DeviceNotReady",
                        f"{dev_name} did not answer within {timeout:g} s",
                        "DevFactory.wait_for_device",
                    )
                time.sleep(POLL_INTERVAL)
            else:
                self._proxies[where, GreenMode.Synchronous] = proxy
                return proxy

    @classmethod
    @contextmanager
    def test_context(
        cls, devices: Sequence[Mapping[str, Any]], **options: Any
    ) -> Iterator[MultiDeviceTestContext]:
        """Run devices without a control system; every factory hands out these while it is open.

        Args:
            devices: as ``MultiDeviceTestContext`` takes them.
            options: its other options. With ``process=True`` the devices run in a process of
                their own, which devices with another green mode than the rest need.
        """
        options.setdefault("debug", 0)
        before = cls._test_context
        try:
            with _TestContext(devices, **options) as context:
                cls._test_context = context
                yield context
        finally:
            cls._test_context = before

    def _key(self, dev_name: str, green_mode: GreenMode | None) -> tuple[str, GreenMode]:
        mode = self.default_green_mode if green_mode is None else green_mode
        return self._locate(dev_name), mode

    def _connect(self, where: str, green_mode: GreenMode) -> DeviceProxy:
        proxy = DeviceProxy(where, green_mode=green_mode)
        proxy.set_transparency_reconnection(self._resend)
        if self._timeout is not None:
            proxy.set_timeout_millis(int(self._timeout * 1000))
        return proxy

    def _locate(self, dev_name: str) -> str:
        try:
            name = short_name(dev_name)
        except BadConfiguration as problem:
            Except.throw_exception(problem.reason, str(problem), "DevFactory.get_device")
        # A factory that was made in a test context stays there, whatever is opened or closed.
        context = self._home or DevFactory._test_context
        if context is None:
            return dev_name.strip().lower()
        inside = context.get_device_access(name)
        address, _, _ = dev_name.strip().lower().rpartition(name)
        if address and not inside.lower().startswith(address.removeprefix("tango://"), 8):
            Except.throw_exception(
                "SkaTango_OutsideTestContext",
                f"{dev_name} is not in the test context that is open, and a test must not reach "
                f"a real control system: add the device to the context",
                "DevFactory.get_device",
            )
        return str(inside)
