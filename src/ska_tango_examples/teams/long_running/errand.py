"""One command that is given to all members of a team at once."""

import time
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from threading import Event, Lock

from ska_tango_base.type_hints import TaskCallbackType
from ska_tango_examples.core.fan_out import FanOut
from ska_tango_examples.teams.long_running.assignment import Letter
from ska_tango_examples.teams.long_running.member import Member


class Errand:
    """Gives a command to the members and waits for what they tell of it.

    Args:
        kind: what a member is called, before its name.
        members: who is to carry it out.
        timeout: seconds that it may take.
    """

    def __init__(self, kind: str, members: Sequence[Member], timeout: float) -> None:
        self._members = {member.name: member for member in members}
        self._account = FanOut(kind, self._members)
        self._letters: SimpleQueue[Letter] = SimpleQueue()
        self._giving = Lock()
        self._timeout = timeout

    def run(self, command: str, task_callback: TaskCallbackType, aborted: Event) -> FanOut:
        """Have ``command`` carried out; returns the account of how it went.

        It returns as soon as one member has failed, and leaves the others to it. After an abort
        it waits until all members have ended.

        Args:
            command: the name of the command.
            task_callback: is told of the progress.
            aborted: whether to begin at all. Whoever sets it later has to call ``abort``.
        """
        deadline = time.monotonic() + self._timeout
        with self._giving:
            if aborted.is_set():
                self._account.abort()
                return self._account
            for member in self._members.values():
                member.command(command, self._letters.put)
        while not self._account.over:
            self._read_letter(deadline, task_callback)
        for member in self._members.values():
            member.dismiss()
        return self._account

    def abort(self) -> None:
        """Expect that the members are aborted, and wait for their end; from any thread.

        When it returns, each member has been given the command, or none will be: whoever aborts
        them now comes after it.
        """
        with self._giving:
            self._letters.put(FanOut.abort)

    def forsake(self) -> None:
        """Wait for nobody any longer; from any thread."""
        self._letters.put(lambda account: self._give_up(account, "did not end in time"))

    def _read_letter(self, deadline: float, task_callback: TaskCallbackType) -> None:
        before = self._account.progress
        try:
            letter = self._letters.get(timeout=max(0.0, deadline - time.monotonic()))
        except Empty:
            letter = self._run_out
        letter(self._account)
        if self._account.progress > before:
            task_callback(progress=self._account.progress)

    def _run_out(self, account: FanOut) -> None:
        late = account.waiting
        self._give_up(account, f"gave no result within {self._timeout:g} s")
        for name in late:
            self._members[name].abort()

    @staticmethod
    def _give_up(account: FanOut, why: str) -> None:
        for name in account.waiting:
            account.give_up(name, why)
