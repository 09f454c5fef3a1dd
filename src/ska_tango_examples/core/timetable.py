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
        self._interval = interval
        self._due = start
        self.missed = 0

    def next_beat(self, now: float) -> float:
        """Return when the next beat is due, in seconds of the clock that ``now`` was read from."""
        if self._interval <= 0:
            return now
        self._due += self._interval
        behind = int((now - self._due) // self._interval)
        if behind > 0:
            self.missed += behind
            self._due += behind * self._interval
        return self._due
