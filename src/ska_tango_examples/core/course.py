"""What every course that is played on counters has in common."""

from enum import Enum
from typing import Protocol, TypeVar

from ska_tango_examples.core.plan import Plan
from ska_tango_examples.core.steps import Steps

Role = TypeVar("Role", bound=Enum)


class Course(Protocol[Role]):
    """Something that is played beat by beat: a workout, a time that runs out.

    The outcome of each of its steps says whether the course is over.
    """

    plan: Plan[Role]

    def abandon(self) -> None:
        """Forget a course under way; the next one starts from the beginning."""

    def reset(self) -> Steps[Role, bool]:
        """Write the plan into the counters and go back to the beginning."""

    def begin(self) -> Steps[Role, bool]:
        """Get ready to play, going on with a stopped course."""

    def beat(self) -> Steps[Role, bool]:
        """Play one beat."""

    def look(self, role: Role) -> Steps[Role, bool]:
        """Follow the hint that a counter stands at zero."""
