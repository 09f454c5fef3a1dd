"""One piece of news of a task."""

from dataclasses import dataclass

from ska_control_model import TaskStatus
from ska_tango_base.tasks.json_data import JSONData


@dataclass(frozen=True)
class Update:
    """What has changed about a task; whatever is None has not.

    Args:
        status: where the task stands now.
        progress: how much is done, in percent (0 to 100).
        result: what the task has to say at its end.
    """

    status: TaskStatus | None = None
    progress: int | None = None
    result: JSONData = None
