"""What a device that plays a course shows of itself, in threads as in asyncio."""

import logging
import time
from typing import Any

from tango import DevState

from ska_tango_examples.core.errors import PeerFailed, Refusal
from ska_tango_examples.shell import course_status as status
from ska_tango_examples.shell.async_worker import AsyncWorker
from ska_tango_examples.shell.ensemble import Ensemble
from ska_tango_examples.shell.log import device_logger
from ska_tango_examples.shell.peers import HasPeers
from ska_tango_examples.shell.properties import CheckedProperties
from ska_tango_examples.shell.states import announce_by_code, show, show_misconfigured
from ska_tango_examples.shell.worker import Worker


class CourseFace(HasPeers, CheckedProperties):
    """State, Status and their events; no method here waits for anything.

    In a synchronous device the caller holds the device's monitor, in an asyncio one it runs in
    the event loop; so nobody else changes the state meanwhile.
    """

    ANNOUNCED: tuple[str, ...] = ()

    log: "logging.LoggerAdapter[logging.Logger]"
    ensemble: Ensemble[Any]
    _run: AsyncWorker | Worker | None
    _resting: str
    _last_beat: float | None = None

    def make_ensemble(self) -> Ensemble[Any]:
        """Return a fresh course with its counters."""
        raise NotImplementedError

    def playing_state(self) -> DevState:
        """Return the state that the device is in while it plays."""
        return DevState.ON

    def show_progress(self) -> None:
        """Tell clients what has changed beside State and Status."""

    def seconds_since_beat(self) -> float | None:
        """Return how long ago the last beat was, in seconds; None unless a run is playing."""
        beat = self._last_beat
        return None if beat is None else time.monotonic() - beat

    def news(self) -> None:
        """Wake the run, if there is one: the counters have said something. For any thread."""
        run = self._run
        if run is not None:
            run.nudge()

    def assemble(self) -> bool:
        """Get ready to play; False if the properties of the device do not allow it."""
        self.log = device_logger(self)
        announce_by_code(self, *self.ANNOUNCED)
        try:
            self.check_properties()
            self.ensemble = self.make_ensemble()
        except Refusal as refusal:
            show_misconfigured(self, refusal)
            return False
        self.go_to_rest(status.READY)
        return True

    def go_to_rest(self, sentence: str) -> None:
        """Go to OFF."""
        self._last_beat = None
        self._resting = sentence
        show(self, DevState.OFF, sentence)
        self.show_progress()

    def play(self) -> None:
        """Go to the playing state, or from one playing state to another; tell of progress."""
        self._last_beat = time.monotonic()
        if self.get_state() != self.playing_state():
            show(self, self.playing_state(), status.PLAYING)
        self.show_progress()

    def show_beat(self, run: AsyncWorker | Worker) -> None:
        """Tell what a beat has changed; one that ends after Stop does not bring playing back."""
        if run.stopped:
            self.show_progress()
        else:
            self.play()

    def fail(self, failure: Exception) -> None:
        """Go to FAULT: the course is lost."""
        self._last_beat = None
        # What no rule has foreseen needs a traceback to be mended.
        self.log.error("%s", failure, exc_info=not isinstance(failure, Refusal))
        show(self, DevState.FAULT, status.failed(failure))
        self.show_progress()

    def report(self, loss: PeerFailed | None) -> None:
        """Tell the clients, and the run if there is one, whether a counter seems to be lost."""
        if loss is not None:
            self.ensemble.suspect(loss)
        sentence = status.at_rest(self._resting, loss)
        if self.get_state() == DevState.OFF and self.get_status() != sentence:
            self.log.log(logging.WARNING if loss else logging.INFO, "%s", sentence)
            show(self, DevState.OFF, sentence)
