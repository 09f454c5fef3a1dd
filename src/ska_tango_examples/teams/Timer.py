"""A timer on two counters, with an alarm in its last minute."""

from typing import Any

from tango import DevState
from tango.server import attribute, device_property

from ska_tango_examples.core.countdown import Countdown, CountdownRole
from ska_tango_examples.core.plan import Plan
from ska_tango_examples.program.server import serve
from ska_tango_examples.shell.course_device import CourseDevice
from ska_tango_examples.shell.ensemble import Ensemble
from ska_tango_examples.shell.errors import tells_client

NOT_SET = {CountdownRole.MINUTES: 0, CountdownRole.SECONDS: 0}


def start_value(role: CountdownRole) -> attribute:
    """Return the read-write attribute for what the timer starts from."""

    def read(device: "Timer") -> int:
        return device.countdown.plan[role]

    def write(device: "Timer", value: int) -> None:
        device.countdown.plan.change(role, value, f"start_{role.value}")

    write.__name__ = f"write_start_{role.value}"
    return attribute(
        fget=read,
        fset=tells_client(write),
        dtype="DevShort",
        doc=f"How many {role.value} the timer starts from: 0 until written, then 1 to 32767.",
    )


class Timer(CourseDevice):
    """Counts minutes and seconds down: RUNNING, ALARM in the last minute, then OFF.

    One second passes every ``sleep_time`` seconds. The rules are in ``core.countdown``; the
    commands are those of every course on counters (``shell.course_device``).
    """

    STOPPABLE = frozenset({DevState.RUNNING, DevState.ALARM, DevState.FAULT})

    minutesCounter = device_property(
        dtype="DevString", default_value="test/counter/minutes", doc="Counts the minutes."
    )
    secondsCounter = device_property(
        dtype="DevString", default_value="test/counter/seconds", doc="Counts the seconds."
    )

    sleep_time = device_property(
        dtype="DevFloat", default_value=1, doc="Seconds that a second takes, 0 or more."
    )

    start_minutes = start_value(CountdownRole.MINUTES)
    start_seconds = start_value(CountdownRole.SECONDS)

    def make_ensemble(self) -> Ensemble[CountdownRole]:
        """Return a fresh countdown with its counters."""
        self.countdown = Countdown(Plan(NOT_SET))
        names = {
            CountdownRole.MINUTES: self.minutesCounter,
            CountdownRole.SECONDS: self.secondsCounter,
        }
        return Ensemble(self.countdown, names, self.sleep_time, self.peers, self.news)

    def playing_state(self) -> DevState:
        """Return ALARM in the last minute, RUNNING before."""
        return DevState.ALARM if self.countdown.last_minute else DevState.RUNNING


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((Timer,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
