"""A device that listens to another one."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from tango import DevState, EventData
from tango.server import Device, attribute, device_property

from ska_tango_examples.core.errors import BadConfiguration, PeerFailed
from ska_tango_examples.program.server import serve
from ska_tango_examples.shell.log import device_logger
from ska_tango_examples.shell.lookout import Lookout
from ska_tango_examples.shell.peers import HasPeers, PeerWatch, Subscription
from ska_tango_examples.shell.states import announce_by_code, show, show_misconfigured


class EventReceiver(HasPeers, Device):
    """Subscribes to the PerformanceValue of a motor and tells when an event has come.

    The motor may start later, or go and come back: the subscription is made again until it works
    (see ``shell.lookout``). The status tells how it stands.
    """

    motor = device_property(
        dtype="DevString", default_value="test/motor/1", doc="The motor to listen to."
    )

    def init_device(self) -> None:
        """Begin to listen."""
        super().init_device()
        self.log = device_logger(self)
        self._received = False
        self._lookout: Lookout | None = None
        announce_by_code(self)
        try:
            wanted = Subscription(self.motor, "PerformanceValue", self._receive, self.peers)
        except BadConfiguration as problem:
            show_misconfigured(self, problem)
            return
        show(self, DevState.UNKNOWN, f"Waiting for {wanted.peer}.")
        self._lookout = Lookout(self, PeerWatch([wanted]), self._report)

    def delete_device(self) -> None:
        """Listen no more."""
        if self._lookout is not None:
            self._lookout.end()
        super().delete_device()

    @attribute(dtype="DevBoolean")
    def EventReceived(self) -> bool:
        """Whether an event of the motor has come since Init."""
        return self._received

    @attribute(dtype=("DevUShort",), max_dim_x=200)
    def TestSpectrumType(self) -> NDArray[np.uint16]:
        """Three numbers, as an example of an array."""
        return np.array([1, 2, 3], dtype=np.uint16)

    def _receive(self, event: EventData) -> None:
        if not self._received:
            self.log.info("first event of %s: %s", self.motor, event.attr_value.value)
        self._received = True

    def _report(self, loss: PeerFailed | None) -> None:
        status = f"Listening to {self.motor}." if loss is None else f"Waiting for {loss}."
        if status != self.get_status():
            self.log.info("%s", status)
            show(self, DevState.UNKNOWN, status)


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((EventReceiver,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
