"""A member of a team: a thread that speaks with it, and notices at once when it goes."""

import logging
import threading
from collections import deque
from collections.abc import Callable

from tango import CommunicationFailed, ConnectionFailed, DevFailed, EnsureOmniThread

from ska_tango_examples.core.team import Sighting
from ska_tango_examples.DevFactory import DevFactory
from ska_tango_examples.shell.errors import first_cause
from ska_tango_examples.shell.peers import CHECK_PERIOD, FIRST_CHECK
from ska_tango_examples.teams.long_running.assignment import Assignment, Letter
from ska_tango_examples.teams.long_running.doorbell import Doorbell
from ska_tango_examples.teams.long_running.link import NO_SERVER, Link

Job = Callable[[], None]
Mark = Callable[[], int]
Tell = Callable[[str, Sighting, int], None]

NOT_SEEN = "it was not seen yet"


class Member:
    """One device that is led by another one.

    Each member has a thread of its own, so that one that hangs keeps nobody else waiting. The
    thread sleeps until there is something to do or to hear; only a member that is lost is looked
    for again and again.

    Args:
        leader: name of the device that leads, for the name of the thread.
        name: short name of the member.
        written: its name as it was written.
        factory: where its proxy comes from.
        logger: told of what nobody has foreseen.
        mark: called before each look.
        tell: called after each look, in the thread of the member, with its name, with what was
            seen, and with what ``mark`` has returned.
    """

    def __init__(
        self,
        leader: str,
        name: str,
        written: str,
        factory: DevFactory,
        logger: logging.Logger,
        mark: Mark,
        tell: Tell,
    ) -> None:
        self.name = name
        self._logger = logger
        self._mark = mark
        self._tell = tell
        self._jobs: deque[Job] = deque()
        self._bell = Doorbell()
        self._stopped = False
        self._loss = NOT_SEEN
        self._hinted = False
        self._doubtful = False
        self._pause = FIRST_CHECK
        self._link = Link(written, factory, self.look)
        self._assignment: Assignment | None = None
        self._thread = threading.Thread(
            target=self._run, name=f"{leader} leads {name}", daemon=True
        )

    def start(self) -> None:
        """Begin to watch the device, which may start together with the one that leads it."""
        self._thread.start()

    def look(self) -> None:
        """Have a look at the device soon."""
        self._hinted = True
        self._bell.ring()

    def command(self, command: str, post: Callable[[Letter], None]) -> None:
        """Give the device a long running command soon; ``post`` takes what is heard of it."""
        assignment = Assignment(self.name, command, post, self._suspect)
        self._do(lambda: self._give(assignment))

    def abort(self) -> None:
        """Have the device abort what it does, and what waits in its queue, soon."""
        self._do(self._abort)

    def dismiss(self) -> None:
        """Take no more interest in the command that was given last."""
        self._do(self._drop)

    def stop(self) -> None:
        """Let the thread end after what it has been asked to do; returns at once."""
        self._stopped = True
        self._bell.ring()

    def join(self, timeout: float) -> bool:
        """Wait at most ``timeout`` seconds for the thread to end; whether it has."""
        self._thread.join(max(0.0, timeout))
        return not self._thread.is_alive()

    def _suspect(self) -> None:
        self._doubtful = True
        self.look()

    def _do(self, job: Job) -> None:
        self._jobs.append(job)
        self._bell.ring()

    def _run(self) -> None:
        # Tango must know every thread that calls into it.
        with EnsureOmniThread():
            try:
                while not self._stopped:
                    self._work()
                self._do_jobs()
            finally:
                self._drop()
                self._link.close()
                self._bell.close()

    def _work(self) -> None:
        try:
            self._wait()
            self._bell.silence()
            self._do_jobs()
            if self._hinted and not self._stopped:
                self._look()
        # Whatever it is, the member cannot be relied upon, and those who wait have to know.
        except Exception as problem:
            self._logger.exception("%s", self.name)
            self._see(Sighting(loss=repr(problem)), self._mark())

    def _wait(self) -> None:
        ended = self._link.wait(self._bell, self._pause if self._loss else None)
        if ended and not self._link.server_runs():
            self._see(Sighting(loss=NO_SERVER), self._mark())
        elif ended:
            self._suspect()
        elif self._loss:
            self._hinted = True

    def _do_jobs(self) -> None:
        while self._jobs:
            self._jobs.popleft()()

    def _look(self, patient: bool = False) -> None:
        self._hinted = False
        mark = self._mark()
        try:
            seen = self._link.look(patient)
            self._inquire()
        except DevFailed as failure:
            seen = self._missing(failure)
        except ConnectionRefusedError:
            seen = Sighting(loss=NO_SERVER)
        except OSError as problem:
            seen = Sighting(loss=f"its server cannot be reached: {problem}")
        self._see(seen, mark)

    def _missing(self, failure: DevFailed) -> Sighting:
        runs = self._link.server_runs()
        return Sighting(loss=first_cause(failure) if runs else NO_SERVER)

    def _inquire(self) -> None:
        """Ask what has become of the command, if there is reason to think that it is lost."""
        doubtful, self._doubtful = self._doubtful, False
        if doubtful and self._assignment is not None:
            self._assignment.inquire(self._link.proxy)

    def _see(self, seen: Sighting, mark: int) -> None:
        if seen.loss and self._loss in ("", NOT_SEEN):
            self._logger.warning("%s is lost: %s", self.name, seen.loss)
        elif self._loss and not seen.loss:
            self._logger.info("%s answers", self.name)
        self._pause = min(2 * self._pause, CHECK_PERIOD) if seen.loss else FIRST_CHECK
        self._loss = seen.loss
        if seen.loss:
            self._link.lose()
            if self._assignment is not None:
                self._assignment.give_up(f"is lost: {seen.loss}")
        self._tell(self.name, seen, mark)

    def _give(self, assignment: Assignment) -> None:
        self._drop()
        self._assignment = assignment
        if self._loss:
            self._look(patient=True)
        if not self._loss:
            self._begin(assignment)

    def _begin(self, assignment: Assignment) -> None:
        mark = self._mark()
        try:
            assignment.begin(self._link.proxy)
        except (CommunicationFailed, ConnectionFailed) as failure:
            self._see(self._missing(failure), mark)

    def _drop(self) -> None:
        if self._assignment is not None:
            self._assignment.end()
            self._assignment = None

    def _abort(self) -> None:
        try:
            self._link.proxy.command_inout("Abort")
        except DevFailed as failure:
            self._logger.warning("%s cannot be aborted: %s", self.name, first_cause(failure))
            if self._assignment is not None:
                self._assignment.give_up(f"cannot be aborted: {first_cause(failure)}")
