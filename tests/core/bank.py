"""A bank of counters in memory that answers as counter devices do, until it is told to fail."""

from collections.abc import Iterator
from enum import Enum
from typing import Generic, TypeVar

from ska_tango_examples.core.course import Course
from ska_tango_examples.core.errors import PeerFailed
from ska_tango_examples.core.steps import Ask, Decrement, Read, Reset, Steps

Role = TypeVar("Role", bound=Enum)
Outcome = TypeVar("Outcome")

MORE_BEATS_THAN_ANY_TEST_NEEDS = 1000


class Bank(Generic[Role]):
    """One plain count for each role.

    Args:
        roles: the roles.
        left_over: where all counters stand before anybody has used them.
    """

    def __init__(self, roles: type[Role], left_over: int = 0) -> None:
        self.counts = dict.fromkeys(roles, left_over)
        self.asked: list[Ask[Role]] = []

    def play(
        self,
        steps: Steps[Role, Outcome],
        answers: int | None = None,
        carried_out: bool = False,
    ) -> Outcome:
        """Carry the steps out and return their outcome; ``asked`` then lists what they asked.

        Args:
            steps: what is to be done.
            answers: how many asks are answered before a counter fails; None if none fails.
            carried_out: whether the counter that fails does what it was asked before it does.

        Raises:
            PeerFailed: a counter failed; the steps are closed where they are.
        """
        self.asked = []
        try:
            ask = next(steps)
            while True:
                self.asked.append(ask)
                fails = len(self.asked) - 1 == answers
                if not fails or carried_out:
                    self._do(ask)
                if fails:
                    raise PeerFailed(ask.role.value, "no answer")
                ask = steps.send(self.counts[ask.role])
        except StopIteration as end:
            return end.value
        finally:
            steps.close()

    def beats_to_the_end(self, course: Course[Role]) -> int:
        """Play a course that has begun, and return how many beats it took to its end."""
        return len(list(self.beats(course)))

    def beats(self, course: Course[Role]) -> Iterator[None]:
        """Play a course that has begun to its end; pauses after each beat."""
        for _ in range(MORE_BEATS_THAN_ANY_TEST_NEEDS):
            over = self.play(course.beat())
            yield
            if over:
                return
        raise AssertionError("the course does not come to an end")

    def _do(self, ask: Ask[Role]) -> None:
        match ask:
            case Decrement(role):
                self.counts[role] -= 1
            case Reset(role, value):
                self.counts[role] = value
            case Read():
                pass
