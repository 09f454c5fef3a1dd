"""The two protocols in which a device tells of its commands, as a client sees them. Pure."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ska_control_model import TaskStatus
from ska_tango_base.long_running_commands.following import News

SUPPORTED = (1, 2)
"""The lowest and the highest version that this package speaks, as client and as device."""

Values = Sequence[str]


@dataclass(frozen=True)
class Protocol:
    """One version of the protocol.

    Args:
        version: its number.
        readers: for each attribute with events, what finds the news of a command in its value.
            The last attribute is the one that tells the last status.
        result_attribute: where the result of a command can be read when its event was missed.
        find_result: what finds it there.
    """

    version: int
    readers: Mapping[str, Callable[[Values, str], list[News]]]
    result_attribute: str
    find_result: Callable[[Values, str], News | None]

    @property
    def result_apart(self) -> bool:
        """Whether the result comes on another way than the status."""
        return len(self.readers) > 1

    @property
    def status_attribute(self) -> str:
        """The attribute whose events tell the last status."""
        return list(self.readers)[-1]


def agreed_version(offered: Sequence[int]) -> int:
    """Return the highest version that is spoken here and there.

    Args:
        offered: the lowest and the highest version that the device speaks.

    Raises:
        RuntimeError: there is none.
    """
    theirs = [int(version) for version in offered]
    if len(theirs) != 2:
        raise RuntimeError(f"a range of versions has two numbers, the device offers {theirs}")
    version = min(SUPPORTED[1], theirs[1])
    if version < max(SUPPORTED[0], theirs[0]):
        raise RuntimeError(
            f"no version of the protocol is common: the device speaks {theirs[0]} to "
            f"{theirs[1]}, this client {SUPPORTED[0]} to {SUPPORTED[1]}"
        )
    return version


def _updates(values: Values, uid: str) -> list[News]:
    return [_update(json.loads(text)) for text in _of(uid, values)]


def _update(told: dict[str, Any]) -> News:
    known: News = {key: told[key] for key in ("progress", "result") if key in told}
    if "status" in told:
        known["status"] = TaskStatus(told["status"])
    return known


def _results(values: Values, uid: str) -> list[News]:
    return [{"result": json.loads(text)} for text in _of(uid, values)]


def _progress(values: Values, uid: str) -> list[News]:
    return [{"progress": int(text)} for text in _of(uid, values)]


def _statuses(values: Values, uid: str) -> list[News]:
    return [{"status": TaskStatus[name]} for name in _of(uid, values)]


def _of(uid: str, values: Values) -> list[str]:
    """What is said of ``uid`` in a list of identifiers, each with something said after it."""
    return [text for key, text in zip(values[::2], values[1::2], strict=False) if key == uid]


def _finished(values: Values, uid: str) -> News | None:
    for entry in map(json.loads, values):
        if entry["uid"] == uid:
            return {"status": TaskStatus[entry["status"]], "result": entry.get("result")}
    return None


def _latest_result(values: Values, uid: str) -> News | None:
    return next(iter(_results(values, uid)), None)


PROTOCOLS = {
    # Older devices push a result after the last status; the order here is that of subscribing.
    1: Protocol(
        1,
        {
            "longRunningCommandResult": _results,
            "longRunningCommandProgress": _progress,
            "longRunningCommandStatus": _statuses,
        },
        "longRunningCommandResult",
        _latest_result,
    ),
    2: Protocol(2, {"_lrcEvent": _updates}, "lrcFinished", _finished),
}
