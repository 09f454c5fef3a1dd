"""Two parts of one task: their end is told when the last of them has ended."""

from typing import Any

import pytest

from ska_control_model import TaskStatus
from ska_tango_base.executor.joint_end import JointEnd

IN_PROGRESS, COMPLETED = TaskStatus.IN_PROGRESS, TaskStatus.COMPLETED


@pytest.fixture
def told() -> list[Any]:
    return []


@pytest.fixture
def joint(told: list[Any]) -> JointEnd:
    def callback(status: TaskStatus | None = None, **news: Any) -> None:
        told.append((status, news))

    return JointEnd(callback)  # type: ignore[arg-type]


def test_the_end_of_the_main_part_waits_for_the_other(joint: JointEnd, told: list[Any]) -> None:
    joint.main(status=IN_PROGRESS)
    joint.other(status=IN_PROGRESS)
    joint.main(status=COMPLETED, result="done")
    joint.other(progress=50)
    assert told == [(IN_PROGRESS, {})]
    joint.other(status=COMPLETED)
    assert told == [(IN_PROGRESS, {}), (COMPLETED, {"result": "done"})]


def test_the_other_part_may_end_first(joint: JointEnd, told: list[Any]) -> None:
    joint.other(status=COMPLETED)
    assert told == []
    joint.main(progress=3)
    joint.main(status=COMPLETED)
    assert told == [(None, {"progress": 3}), (COMPLETED, {})]
