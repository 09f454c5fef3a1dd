"""When the beats of a course are due."""


class Timetable:
    """Beats at fixed points of time, counted from the start of the run.

    A beat is due at a point of a grid, not a pause after the beat before it; so the time that a
    beat takes does not add up over a long run. A beat that comes late is played at once and the
    next one is back on the grid. Points that went by altogether are left out: making them up
    would play several beats in a burst.

    Args:
        start: the moment the run began, in seconds of any steady clock.
        interval: time from beat to beat in seconds, 0 or more; at 0 a beat is always due.
    """

    def __init__(self, start: float, interval: float) -> None:
        self._start = start
        self._interval = interval
        self._point = 0
        self.missed = 0

    def next_beat(self, now: float) -> float:
        """Return when the next beat is due, in seconds of the clock that ``now`` was read from."""
        if self._interval <= 0:
            return now
        following = self._point + 1
        newest_gone_by = int((now - self._start) / self._interval)
        self._point = max(following, newest_gone_by)
        self.missed += self._point - following
        return self._start + self._point * self._interval
