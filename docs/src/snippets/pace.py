"""How fast a treadmill may go: a rule in plain Python."""

from ska_tango_examples.core.errors import OutOfRange

FASTEST = 20.0


class Pace:
    """A speed from 0 to 20 km/h."""

    def __init__(self) -> None:
        self.speed = 0.0

    def change(self, speed: float) -> None:
        """Take on another speed.

        Raises:
            OutOfRange: ``speed`` is not from 0 to 20 km/h; the pace stays as it is.
        """
        if not 0 <= speed <= FASTEST:
            raise OutOfRange(f"speed must be from 0 to {FASTEST:g} km/h, got {speed:g}")
        self.speed = speed
