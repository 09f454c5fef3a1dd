"""Counts the calls of a command from outside, by the device's own black box."""

from __future__ import annotations

from ska_tango_examples.facility.errors import WorkoutFailedError
from ska_tango_examples.facility.proxy import Proxy

_DEPTH = 50


class CallTally:
    """Counts the calls that a device gets from now on.

    Tango notes the last 50 requests to a device in its black box, whoever makes them. The tally
    must look often enough that no more than these arrive in between; it notices if they do.
    """

    def __init__(self, device: Proxy, command: str) -> None:
        self._device = device
        self._mark = f"(cmd = {command})"
        self._seen = self._read()
        self.count = 0

    def look(self) -> int:
        """Count the calls since the last look; the total is returned.

        Raises:
            WorkoutFailedError: more requests came than the black box keeps.
        """
        newest_first = self._read()
        fresh = _newer(newest_first, self._seen)
        if len(fresh) == _DEPTH:
            raise WorkoutFailedError(
                f"{self._device.dev_name()} got so many requests that its black box lost count; "
                "end other clients and try again"
            )
        self.count += sum(self._mark in request for request in fresh)
        self._seen = newest_first
        return self.count

    def _read(self) -> list[str]:
        return list(self._device.black_box(_DEPTH))


def _newer(newest_first: list[str], seen: list[str]) -> list[str]:
    """What stands in front of the requests that were seen before."""
    for length in range(len(newest_first)):
        rest = newest_first[length:]
        if rest == seen[: len(rest)]:
            return newest_first[:length]
    return newest_first
