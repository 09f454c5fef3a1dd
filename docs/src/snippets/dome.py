"""A dome whose turning takes a while: the device of the tutorial on long-running commands."""

from functools import partial
from threading import Event
from typing import Any

from bearing import checked, way
from tango import DevState
from tango.server import Device, attribute, command, device_property

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.long_running_commands import LRCMixin, long_running_command
from ska_tango_base.type_hints import TaskCallbackType, TaskFunctionType
from ska_tango_examples.program.server import serve
from ska_tango_examples.shell.errors import tells_client


class Dome(LRCMixin, Device):
    """Turns its slit to where the telescope looks."""

    seconds_per_degree = device_property(dtype="DevDouble", default_value=0.1)

    def init_device(self) -> None:
        """Point to the north, unlocked."""
        super().init_device()
        self._azimuth = 0
        self._locked = False
        self.set_state(DevState.ON)

    @attribute(dtype="DevLong", unit="deg")
    def azimuth(self) -> int:
        """Where the slit points, from 0 (north) to 359 degrees."""
        return self._azimuth

    @long_running_command
    @tells_client
    def TurnTo(self, azimuth: int) -> TaskFunctionType:
        """Turn until the slit points to ``azimuth``, from 0 to 359 degrees."""
        return partial(self._turn, checked(azimuth))

    def _turn(self, goal: int, task_callback: TaskCallbackType, task_abort_event: Event) -> None:
        degrees = way(self._azimuth, goal)
        for passed, azimuth in enumerate(degrees, start=1):
            if task_abort_event.wait(self.seconds_per_degree):
                stopped = (ResultCode.ABORTED, f"Stopped at {self._azimuth} degrees")
                task_callback(status=TaskStatus.ABORTED, result=stopped)
                return
            self._azimuth = azimuth
            task_callback(progress=100 * passed // len(degrees))
        done = (ResultCode.OK, f"Pointing to {goal} degrees")
        task_callback(status=TaskStatus.COMPLETED, result=done)

    def is_TurnTo_allowed(self, **_: Any) -> bool:
        """Allow TurnTo unless the dome is locked."""
        return not self._locked

    @command
    def Lock(self) -> None:
        """Let no turn begin from now on; one that has begun goes on."""
        self._locked = True

    @command
    def Unlock(self) -> None:
        """Let the dome turn again."""
        self._locked = False


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((Dome,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
