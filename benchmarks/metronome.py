"""Beats of a loop that does nothing: how punctual the machine lets anybody be."""

from __future__ import annotations

import threading
import time

from benchmarks.beats import Beats
from ska_tango_examples.core.timetable import Timetable


def metronome(interval: float, count: int) -> Beats:
    """Beat in this thread, `count` times (at least 2), every `interval` seconds."""
    times: list[float] = []
    timetable = Timetable(time.monotonic(), interval)
    never = threading.Event()
    while len(times) < count:
        now = time.monotonic()
        never.wait(max(0.0, timetable.next_beat(now) - now))
        times.append(time.monotonic())
    return Beats(times, interval)
