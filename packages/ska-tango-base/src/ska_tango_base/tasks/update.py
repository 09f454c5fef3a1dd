"""One piece of news of a task."""

from dataclasses import dataclass

from ska_control_model import TaskStatus
from ska_tango_base.tasks.errors import BadStatus
from ska_tango_base.tasks.json_data import JSONData


@dataclass(frozen=True)
class Update:
    """What has changed about a task; whatever is None has not.

    Args:
        status: where the task stands now.
        progress: how much is done, in percent (0 to 100).
        result: what the task has to say at its end.

    Raises:
        BadStatus: the status is neither a ``TaskStatus`` nor the number of one.
    """

    status: TaskStatus | None = None
    progress: int | None = None
    result: JSONData = None

    def __post_init__(self) -> None:
        """Make a status of its number: everything else relies on its being one."""
        if self.status is not None:
            object.__setattr__(self, "status", _status(self.status))


def _status(given: int) -> TaskStatus:
    try:
        return TaskStatus(given)
    except ValueError as error:
        raise BadStatus(given) from error
