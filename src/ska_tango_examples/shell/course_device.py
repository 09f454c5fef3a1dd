"""A device that plays a course on counters, in a thread."""

import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from tango import DevState
from tango.server import command

from ska_tango_examples.core.errors import PeerFailed
from ska_tango_examples.core.steps import Steps
from ska_tango_examples.core.timetable import Timetable
from ska_tango_examples.shell import course_status as status
from ska_tango_examples.shell.course_face import CourseFace
from ska_tango_examples.shell.errors import tells_client
from ska_tango_examples.shell.lookout import Lookout
from ska_tango_examples.shell.monitor import with_monitor
from ska_tango_examples.shell.worker import Worker


class CourseDevice(CourseFace):
    """Start, Stop and ResetCounters of a course, and the two threads behind them.

    One thread plays a run, beat by beat; each run has a thread of its own, so that an old run
    can never be taken for the new one. The other thread watches the counters for the whole life
    of the device. Whoever asks something of the counters holds ``_turn``, so a beat is never cut
    in two; nobody waits for the device's monitor while holding it.

    A device class says what it plays with ``make_ensemble``, and how its state reads while it
    plays with ``playing_state``.
    """

    STOPPABLE: ClassVar[frozenset[DevState]] = frozenset({DevState.ON})

    def init_device(self) -> None:
        """Start from nothing: no run, default settings, subscriptions made in the background."""
        super().init_device()
        self._turn = threading.Lock()
        self._run: Worker | None = None
        self._lookout: Lookout | None = None
        if self.assemble():
            self._lookout = Lookout(self, self.ensemble.watch, self.report)

    def delete_device(self) -> None:
        """End the run, both threads and every subscription."""
        self.set_state(DevState.INIT)
        if self._lookout is not None:
            self._lookout.end(self._run)
        self._run = self._lookout = None
        super().delete_device()

    def is_Start_allowed(self) -> bool:
        """Allow Start in OFF only."""
        return self.get_state() == DevState.OFF

    @command
    @tells_client
    def Start(self) -> None:
        """Play, in the background: from the beginning, or from where Stop has left it."""
        self.ensemble.hints.clear()
        self._ask(self.ensemble.course.begin())
        self.play()
        self._run = Worker(f"{self.get_name()} run", self._play)
        self._run.start()

    def is_Stop_allowed(self) -> bool:
        """Allow Stop while there is something to stop."""
        return self._lookout is not None and self.get_state() in self.STOPPABLE

    @command
    def Stop(self) -> None:
        """Stop playing; answers at once. A beat that has begun is finished in the background."""
        if self._run is not None:
            self._run.stop()
        self.go_to_rest(status.STOPPED)

    def is_ResetCounters_allowed(self) -> bool:
        """Allow ResetCounters in OFF, and in FAULT to come back from it."""
        return self._lookout is not None and self.get_state() in (DevState.OFF, DevState.FAULT)

    @command
    @tells_client
    def ResetCounters(self) -> None:
        """Write the settings into the counters and go back to the beginning and to OFF."""
        self._ask(self.ensemble.course.reset())
        self.go_to_rest(status.READY)

    def _ask(self, steps: Steps[Any, bool]) -> None:
        """Carry steps out in a command; a counter that fails is a FAULT."""
        try:
            with self._turn:
                self.ensemble.drive(steps)
        except PeerFailed as failure:
            self.fail(failure)
            raise

    def _play(self, run: Worker) -> None:
        try:
            if self._beat_until_over(run):
                self._tell(run, partial(self.go_to_rest, status.DONE))
        # Whatever it is that ends this thread, the device must not go on claiming to play.
        except Exception as failure:  # noqa: BLE001
            self._tell(run, partial(self.fail, failure))

    def _beat_until_over(self, run: Worker) -> bool:
        ensemble = self.ensemble
        timetable = Timetable(time.monotonic(), ensemble.sleep_time)
        due = timetable.next_beat(time.monotonic())
        over = False
        while not (over or run.stopped):
            if run.wait_until(due):
                over = self._take_turn(run, ensemble.course.beat())
                due = timetable.next_beat(time.monotonic())
            elif ensemble.hints:
                over = self._take_turn(run, ensemble.hints.popleft())
        return over

    def _take_turn(self, run: Worker, steps: Steps[Any, bool]) -> bool:
        with self._turn:
            # A newer run may have had its turn while this one waited for its own.
            if run.stopped:
                return False
            over = self.ensemble.drive(steps)
        if not over:
            self._tell(run, partial(self.show_beat, run))
        return over

    def _tell(self, run: Worker, tell: Callable[[], None]) -> None:
        """Let a run speak for the device, unless Init or a newer run has taken its place."""
        with_monitor(self, lambda: tell() if run is self._run else None)
