"""A program like those of the package, with devices that behave as badly as the tests need.

    python sample.py Sync|Async INSTANCE [options]

What a device does is said by the word after its name: ``test/sample/stuck`` never returns from
``delete_device``.
"""

import asyncio
import ctypes
import enum
import sys
import threading
from typing import Any

from tango import GreenMode, InfoIt
from tango.server import Device, attribute, class_property, command, device_property

from ska_tango_examples.program.server import serve
from ska_tango_examples.shell.log import device_logger


class Gear(enum.IntEnum):
    LOW = 0
    HIGH = 1


class Named(Device):
    """Has a property and an attribute for others to inherit.

    And a second line.
    """

    peer = device_property(dtype=str, mandatory=True, doc="whom to ask")
    speed = attribute(
        dtype=float,
        fget="read_speed",
        fset="write_speed",
        label="Speed",
        unit="m/s",
        min_value=0,
        max_alarm=8.5,
        abs_change=1,
        rel_change=(-1, 2),
        polling_period=3000,
        memorized=True,
        doc="How fast it goes.",
    )

    def read_speed(self) -> float:
        return 0.0

    def write_speed(self, value: float) -> None:
        pass


class Full(Named):
    """Declares one of everything."""

    limit = device_property(dtype=int, default_value=9)
    source = class_property(dtype=(str,), default_value=["here"])

    @attribute
    def gear(self) -> Gear:
        return Gear.LOW

    @attribute(max_dim_x=3, max_dim_y=4)
    def picture(self) -> list[list[int]]:
        return [[0]]

    @command(doc_in="metres", doc_out="what it says")
    def Go(self, metres: float) -> str:
        """Go that far."""
        return str(metres)

    @command(polling_period=100)
    def Look(self) -> None: ...


def never() -> None:
    """Return never; the interpreter goes on."""
    threading.Event().wait()


def freeze() -> None:
    """Return never, and let no other thread of Python run meanwhile."""
    ctypes.PyDLL(None).pause()


class Sync(Device):
    def init_device(self) -> None:
        super().init_device()
        self.logger = device_logger(self)
        self._over = threading.Event()
        self.info_stream("%s through Tango", "hello")
        self.logger.info("hello from %s", self.get_name())
        self.logger.debug("details")
        print("printed", "in two parts")
        self._behave_at_start()

    def _behave_at_start(self) -> None:
        if self.get_name().endswith("slow"):
            self.logger.info("starting")
            never()
        if self.get_name().endswith("broken"):
            raise RuntimeError("no such hardware")

    def delete_device(self) -> None:
        self.logger.info("deleted")
        if self.get_name().endswith("stuck"):
            never()
        if self.get_name().endswith("frozen"):
            freeze()
        if self.get_name().endswith("clumsy"):
            raise ValueError("cannot delete")
        self._over.set()

    @command
    def Work(self) -> None:
        """Work until the device is deleted."""
        self.logger.info("working")
        self._over.wait()

    @command
    def Hang(self) -> None:
        """Work for ever."""
        self.logger.info("working")
        never()

    @InfoIt()
    @command
    def Traced(self) -> None:
        """Log through Tango that it was called."""

    @command
    def Whisper(self) -> None:
        """Log for debugging, through Tango."""
        self.debug_stream("psst")


class Async(Device):
    green_mode = GreenMode.Asyncio

    async def init_device(self) -> None:
        await super().init_device()
        self.logger = device_logger(self)
        self._over = asyncio.Event()
        self.logger.info("hello from %s", self.get_name())
        if self.get_name().endswith("slow"):
            self.logger.info("starting")
            await asyncio.Event().wait()

    async def delete_device(self) -> None:
        self.logger.info("deleted")
        if self.get_name().endswith("stuck"):
            await asyncio.Event().wait()
        self._over.set()

    @command
    async def Work(self) -> None:
        """Work until the device is deleted."""
        self.logger.info("working")
        await self._over.wait()

    @command
    async def Hang(self) -> None:
        """Work for ever."""
        self.logger.info("working")
        await asyncio.Event().wait()

    @command
    async def Block(self) -> None:
        """Let no other method of an asyncio device run any more."""
        self.logger.info("blocking")
        never()


def main(args: list[str], **options: Any) -> int:
    program, class_name, *rest = args
    return serve((globals()[class_name],), [program, *rest], **options)


def wait_early() -> None:
    print("early")
    never()


if __name__ == "__main__":
    if "--early" in sys.argv:
        sys.argv.remove("--early")
        sys.exit(main(sys.argv, pre_init_callback=wait_early))
    sys.exit(main(sys.argv))
