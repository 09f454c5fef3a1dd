"""A clock that does not go."""

from datetime import datetime, timezone

from ska_tango_examples.basic_example.CalendarClock import CalendarClock


class StoppedClock(CalendarClock):
    """Stands at the moment that a test has set, the same for all clocks of this class."""

    moment = datetime(2026, 1, 31, 22, 30, tzinfo=timezone.utc)

    def utc_now(self) -> datetime:
        return self.moment
