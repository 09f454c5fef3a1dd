"""A motor that needs another device: its power supply."""

import random
from typing import Any

from tango import DevState, EventData
from tango.server import Device, attribute, command, device_property

from ska_tango_examples.core.errors import BadConfiguration, PeerFailed
from ska_tango_examples.program.server import serve
from ska_tango_examples.shell.errors import calling_peer, tells_client
from ska_tango_examples.shell.log import device_logger
from ska_tango_examples.shell.lookout import Lookout
from ska_tango_examples.shell.peers import HasPeers, PeerWatch, Subscription
from ska_tango_examples.shell.reconnect import call
from ska_tango_examples.shell.states import announce_by_code, show, show_misconfigured

POLLING_PERIOD = 3000
NEED_POWER = (DevState.ON, DevState.RUNNING)


class Motor(HasPeers, Device):
    """Runs on the power of its supply, and claims to do so only while the supply is ON.

    TurnOn turns the supply on as well, TurnOff turns it off. A supply that cannot be reached or
    is turned off by somebody else makes a FAULT, which TurnOn or TurnOff ends.
    """

    powerSupply = device_property(
        dtype="DevString", default_value="test/powersupply/1", doc="The motor's power supply."
    )

    def init_device(self) -> None:
        """Know nothing yet, and begin to watch the supply."""
        super().init_device()
        self.log = device_logger(self)
        self._lookout: Lookout | None = None
        # A generator of its own: the common one belongs to whoever runs in the same process.
        self._performance = random.Random()  # noqa: S311
        self._supply_name = self.powerSupply
        announce_by_code(self)
        try:
            supply = Subscription(self.powerSupply, "State", self._hear_of_supply, self.peers)
        except BadConfiguration as problem:
            show_misconfigured(self, problem)
            return
        self._supply_name = supply.peer
        show(self, DevState.UNKNOWN, "Not turned on or off yet.")
        self._lookout = Lookout(self, PeerWatch([supply]), self._check_power)

    def _hear_of_supply(self, _event: EventData) -> None:
        # An event is a hint, and it may be late: the lookout asks the supply itself.
        if self._lookout is not None:
            self._lookout.nudge()

    def delete_device(self) -> None:
        """Watch the supply no more."""
        if self._lookout is not None:
            self._lookout.end()
        super().delete_device()

    @attribute(dtype="DevDouble", polling_period=POLLING_PERIOD, abs_change=5, rel_change=5)
    def PerformanceValue(self) -> float:
        """How well the motor performs: a random number from 0 to 1.

        Tango polls it and sends a change event when it has changed by 5 %: the relative
        criterion decides, since the absolute one cannot be met by such values.
        """
        return self._performance.random()

    @command
    @tells_client
    def TurnOn(self) -> None:
        """Turn the power supply on if it is not, then be ON.

        Raises:
            DevFailed: the supply cannot be turned on (``SkaTango_PeerFailed``); FAULT follows.
        """
        self._command_supply("turn_on", DevState.ON)
        show(self, DevState.ON, f"Powered by {self._supply_name}.")

    @command
    @tells_client
    def TurnOff(self) -> None:
        """Turn the power supply off, then be OFF.

        Raises:
            DevFailed: the supply cannot be turned off (``SkaTango_PeerFailed``); FAULT follows.
        """
        self._command_supply("turn_off", DevState.OFF)
        show(self, DevState.OFF, f"{self._supply_name} is off.")

    def is_Start_allowed(self) -> bool:
        """Allow Start in ON only."""
        return self.get_state() == DevState.ON

    @command
    @tells_client
    def Start(self) -> None:
        """Run; the motor has to be ON."""
        show(self, DevState.RUNNING, f"Running, powered by {self._supply_name}.")

    def _command_supply(self, name: str, wanted: DevState) -> None:
        try:
            if self._state_of_supply() != wanted:
                with calling_peer(self._supply_name):
                    self.peers.get_device(self.powerSupply).command_inout(name)
                self._insist_on(wanted)
        except PeerFailed as failure:
            self._fail(failure)
            raise

    def _insist_on(self, wanted: DevState) -> None:
        found = self._state_of_supply()
        if found != wanted:
            raise PeerFailed(self._supply_name, f"it is {found}, not {wanted}")

    def _state_of_supply(self) -> DevState:
        with calling_peer(self._supply_name):
            return call(self.peers.get_device(self.powerSupply).state, harmless=True)

    def _check_power(self, _loss: PeerFailed | None) -> None:
        """See whether the motor still has the power that it claims to have."""
        if self.get_state() in NEED_POWER:
            try:
                self._insist_on(DevState.ON)
            except PeerFailed as failure:
                self._fail(failure)

    def _fail(self, failure: PeerFailed) -> None:
        self.log.error("%s", failure)
        show(self, DevState.FAULT, f"{failure}. TurnOn or TurnOff tries again.")


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((Motor,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
