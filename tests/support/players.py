"""Playing workouts on either kind of workout device."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tango import DeviceProxy, DevState

from tests.support.cast import PHASES
from tests.support.events import Canary, Events, events_of
from tests.support.waiting import wait_until

PREPARE, WORK, REST = range(3)
ENDLESS = 30000


def phases(plan: dict[str, int]) -> list[int]:
    """Return the phases that a whole workout goes through, ending where it began."""
    return [PREPARE, *([WORK, REST] * plan["cycles"] * plan["tabatas"]), PREPARE]


def ticks(plan: dict[str, int]) -> int:
    """Return how many beats a whole workout takes."""
    return plan["prepare"] + plan["tabatas"] * plan["cycles"] * (plan["work"] + plan["rest"])


class Player:
    """A workout device with its counters, in the words of a test."""

    def __init__(
        self, get_device: Callable[[str], DeviceProxy], name: str, family: str | None = None
    ) -> None:
        asynchronous = "async" in name
        self.device = get_device(name)
        self.start_command = "Run" if asynchronous else "Start"
        self.family = family or ("acounter" if asynchronous else "counter")
        self._get_device = get_device
        if asynchronous:
            # Run answers when the workout has ended.
            self.device.set_timeout_millis(20000)
        self._pending: int | None = None

    def counter(self, role: str) -> DeviceProxy:
        return self._get_device(f"test/{self.family}/{role}")

    def counts(self) -> dict[str, int]:
        return {role: self.counter(role).value for role in PHASES}

    def plan(self) -> dict[str, int]:
        return {role: self.device.read_attribute(role).value for role in PHASES}

    def set_plan(self, plan: dict[str, int]) -> None:
        for role, value in plan.items():
            self.device.write_attribute(role, value)

    @contextmanager
    def listening(self, plan: dict[str, int]) -> Iterator[Events]:
        """Set a plan, and hear of the phases; none that comes from now on is lost."""
        self.set_plan({**plan, "prepare": ENDLESS})
        canary = Canary(self.device, "State", self._start_and_stop)
        with events_of(self.device, "running_state", canary) as events:
            self.set_plan(plan)
            self.device.ResetCounters()
            yield events

    def start(self) -> None:
        """Begin to play; return as soon as the device does."""
        if self.start_command == "Start":
            self.device.Start()
        else:
            self._pending = self.device.command_inout_asynch("Run")
            wait_until(lambda: self.device.state() == DevState.ON, "the state to be ON")

    def wait_for_end(self, timeout: float = 20.0) -> None:
        """Wait until nothing is played any more, and until Run has answered."""
        wait_until(lambda: self.device.state() != DevState.ON, "the end of the workout", timeout)
        if self._pending is not None:
            pending, self._pending = self._pending, None
            self.device.command_inout_reply(pending, int(timeout * 1000))

    def play(self) -> None:
        """Play from start to end."""
        if self.start_command == "Start":
            self.device.Start()
        else:
            self._pending = self.device.command_inout_asynch("Run")
            self.device.command_inout_reply(self._pending, 20000)
            self._pending = None
        self.wait_for_end()

    def _start_and_stop(self) -> None:
        self.start()
        self.device.Stop()
        self.wait_for_end()

    def wait_until_counted(self, role: str, below: int) -> None:
        wait_until(lambda: self.counter(role).value < below, f"{role} to go below {below}")
