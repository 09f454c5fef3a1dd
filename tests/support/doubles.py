"""Counters that misbehave on purpose, and that remember what was asked of them."""

import time
from typing import Any

from tango import Except
from tango.server import Device, attribute, command

from ska_tango_examples.counter.Counter import Counter


class RecordingCounter(Counter):
    """A counter that remembers when it was counted down."""

    def init_device(self) -> None:
        super().init_device()
        self._decrements: list[float] = []

    @attribute(dtype=("DevDouble",), max_dim_x=10000)
    def decrements(self) -> list[float]:
        """When each decrement came, in seconds of a steady clock."""
        return self._decrements

    @command(dtype_out="DevShort")
    def decrement(self) -> int:
        self._decrements.append(time.monotonic())
        return super().decrement()


class SilentCounter(RecordingCounter):
    """A counter all of whose events are lost."""

    def push_change_event(self, *_args: Any) -> None:
        """Push nothing."""


class NoisyCounter(RecordingCounter):
    """A counter that says "zero" with each step: events late, doubled and out of order."""

    @command(dtype_out="DevShort")
    def decrement(self) -> int:
        count = super().decrement()
        for untrue in (0, count, 0):
            self.push_change_event("value", untrue)
        return count


class BrittleCounter(RecordingCounter):
    """A counter that fails on demand."""

    def init_device(self) -> None:
        super().init_device()
        self._broken = False

    @command
    def Break(self) -> None:
        """Refuse to count from now on."""
        self._broken = True

    @command
    def Mend(self) -> None:
        """Count again."""
        self._broken = False

    @command(dtype_out="DevShort")
    def decrement(self) -> int:
        if self._broken:
            Except.throw_exception("Test_Broken", "the counter is broken", "BrittleCounter")
        return super().decrement()


class LateSupply(Device):
    """Something that is called a power supply but offers none of its commands."""
