"""One command to several devices at once: who has answered, how far they are, what went wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ska_control_model import ResultCode, TaskStatus

ABORTED_TEXT = "Command has been aborted"

ENDINGS = {
    TaskStatus.ABORTED: "was aborted",
    TaskStatus.COMPLETED: "",
    TaskStatus.REJECTED: "rejected the command",
    TaskStatus.FAILED: "failed",
}
"""The statuses that end a command, each with what it says of a member."""


class Verdict(NamedTuple):
    """How the command ended as a whole."""

    status: TaskStatus
    code: ResultCode
    text: str

    @property
    def completed(self) -> bool:
        """Whether it was carried out."""
        return self.status is TaskStatus.COMPLETED


@dataclass
class _Part:
    """What one member has told.

    Attributes:
        progress: per cent, never less than it was before.
        result: the last one it gave, None if it gave none.
        status: how it ended, None as long as it has not.
        trouble: what kept it from completing the command, "" if nothing did.
    """

    progress: int = 0
    result: Any = None
    status: TaskStatus | None = None
    trouble: str = ""

    @property
    def completed(self) -> bool:
        """Whether the member has carried the command out."""
        return self.status is TaskStatus.COMPLETED and not self.trouble


class FanOut:
    """The command as it stands with each member. The first ending of a member counts.

    Args:
        kind: what a member is called, before its name.
        members: their names; at least one.
    """

    def __init__(self, kind: str, members: Iterable[str]) -> None:
        self._kind = kind
        self._parts = {name: _Part() for name in members}
        self._aborted = False

    def hear(
        self,
        member: str,
        status: TaskStatus | None = None,
        progress: int | None = None,
        result: Any = None,
    ) -> None:
        """Take what a member tells of the command; what is None has not changed."""
        part = self._parts[member]
        if part.status is not None:
            return
        if progress is not None:
            part.progress = max(part.progress, min(progress, 100))
        if result is not None:
            part.result = result
        if status in ENDINGS:
            part.status = status
            part.trouble = _trouble(status, part.result)

    def give_up(self, member: str, why: str) -> None:
        """Expect nothing more of a member; ``why`` is what its name is followed by."""
        part = self._parts[member]
        if part.status is None:
            part.status, part.trouble = TaskStatus.FAILED, why

    def abort(self) -> None:
        """Expect the members to end without having completed the command."""
        self._aborted = True

    @property
    def waiting(self) -> list[str]:
        """The members that have not ended yet."""
        return [name for name, part in self._parts.items() if part.status is None]

    @property
    def progress(self) -> int:
        """The mean of the members' progress in per cent, rounded down."""
        done = (100 if part.completed else part.progress for part in self._parts.values())
        return sum(done) // len(self._parts)

    @property
    def trouble(self) -> str:
        """What went wrong, with the names of the culprits, "" if nothing did."""
        found = (
            f"{self._kind} {name} {part.trouble}"
            for name, part in self._parts.items()
            if part.trouble and not (self._aborted and part.status is TaskStatus.ABORTED)
        )
        return "; ".join(found)

    @property
    def over(self) -> bool:
        """Whether there is nothing to wait for.

        Whoever gave the command is told of the first trouble at once, not when the slowest
        member has ended; but one who aborts wants to know that all have.
        """
        return not self.waiting or (bool(self.trouble) and not self._aborted)

    def verdict(self, completed: str) -> Verdict:
        """Return how it ended; ``completed`` is the text for a command that was completed."""
        if all(part.completed for part in self._parts.values()):
            return Verdict(TaskStatus.COMPLETED, ResultCode.OK, completed)
        if self._aborted:
            text = "; ".join(filter(None, (ABORTED_TEXT, self.trouble)))
            return Verdict(TaskStatus.ABORTED, ResultCode.ABORTED, text)
        return Verdict(TaskStatus.FAILED, ResultCode.FAILED, self.trouble)


def _trouble(status: TaskStatus, result: Any) -> str:
    code, text = _read(result)
    ending = ENDINGS[status] or ("" if code == ResultCode.OK else "failed")
    return f"{ending}: {text}" if ending and text else ending


def _read(result: Any) -> tuple[int, str]:
    """Return code and text of a result; one without a code is good."""
    if isinstance(result, Sequence) and not isinstance(result, str) and len(result) == 2:
        return result[0], str(result[1])
    return ResultCode.OK, "" if result is None else str(result)
