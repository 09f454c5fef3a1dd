"""The smallest device that does something in the background."""

import os
import time
from typing import Any

from tango import DevState
from tango.server import command, device_property

from ska_tango_examples.core.errors import BadConfiguration
from ska_tango_examples.program.server import serve
from ska_tango_examples.shell.errors import tells_client
from ska_tango_examples.shell.log import device_logger
from ska_tango_examples.shell.properties import CheckedProperties
from ska_tango_examples.shell.states import announce_by_code, show, show_misconfigured
from ska_tango_examples.shell.worker import Worker, end_workers

START_DELAY = "INIT_SLEEP_TIME"


class HelloWorld(CheckedProperties):
    """Logs a greeting every ``sleep_time`` seconds while it is RUNNING.

    The environment variable INIT_SLEEP_TIME (whole seconds) delays its start: a stand-in for the
    device that takes its time to come up.
    """

    message = device_property(dtype="DevString", default_value="Hello World!", doc="The greeting.")
    sleep_time = device_property(
        dtype="DevFloat", default_value=1, doc="Seconds from greeting to greeting, above 0."
    )

    def init_device(self) -> None:
        """Be OFF, after the delay that the environment asks for."""
        super().init_device()
        self.log = device_logger(self)
        self._greeter: Worker | None = None
        announce_by_code(self)
        try:
            self.check_properties()
            time.sleep(_start_delay())  # noqa: TID251  a slow start is what it is for
        except BadConfiguration as problem:
            show_misconfigured(self, problem)
        else:
            show(self, DevState.OFF, "Silent: Start greets.")

    def delete_device(self) -> None:
        """End the greeting."""
        self.set_state(DevState.INIT)
        end_workers(self, self._greeter)
        super().delete_device()

    def is_Start_allowed(self) -> bool:
        """Allow Start in OFF only."""
        return self.get_state() == DevState.OFF

    @command
    @tells_client
    def Start(self) -> None:
        """Greet from now on."""
        if self.sleep_time <= 0:
            raise BadConfiguration(f"sleep_time must be above 0 s, got {self.sleep_time:g}")
        self._greeter = Worker(f"{self.get_name()} greeter", self._greet)
        self._greeter.start()
        show(self, DevState.RUNNING, "Greeting.")

    def is_Stop_allowed(self) -> bool:
        """Allow Stop in RUNNING only."""
        return self.get_state() == DevState.RUNNING

    @command
    def Stop(self) -> None:
        """Greet no more; answers at once."""
        if self._greeter is not None:
            self._greeter.stop()
        show(self, DevState.OFF, "Silent: Start greets.")

    def _greet(self, greeter: Worker) -> None:
        while not greeter.stopped:
            self.log.info("%s", self.message)
            greeter.wait_until(time.monotonic() + self.sleep_time)


def _start_delay() -> int:
    written = os.environ.get(START_DELAY, "0")
    if not written.isdecimal():
        raise BadConfiguration(f"{START_DELAY} must be whole seconds, got {written!r}")
    return int(written)


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((HelloWorld,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
