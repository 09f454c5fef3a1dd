"""The numbers a course is set to before it starts."""

from collections.abc import Mapping
from enum import Enum
from typing import Generic, TypeVar

from ska_tango_examples.core.bounded_count import HIGHEST
from ska_tango_examples.core.errors import OutOfRange

LOWEST_SETTING = 1
HIGHEST_SETTING = HIGHEST

Role = TypeVar("Role", bound=Enum)


class Plan(Generic[Role]):
    """One whole number for each role; a counter must be able to stand at it.

    Args:
        defaults: the numbers to begin with. They are not checked: a default may be a 0 that
            means "not set yet".
    """

    def __init__(self, defaults: Mapping[Role, int]) -> None:
        self._settings = dict(defaults)

    def __getitem__(self, role: Role) -> int:
        return self._settings[role]

    def change(self, role: Role, value: int, name: str) -> None:
        """Set ``role`` to ``value`` (1 to 32767); ``name`` is what clients call the number.

        Raises:
            OutOfRange: ``value`` is outside the range; the plan keeps what it had.
        """
        if value < LOWEST_SETTING:
            raise OutOfRange(f"{name} must be at least {LOWEST_SETTING}, got {value}")
        if value > HIGHEST_SETTING:
            raise OutOfRange(
                f"{name} must be at most {HIGHEST_SETTING}, which is as far as a counter counts, "
                f"got {value}"
            )
        self._settings[role] = value
