"""Where a dome may point and how it gets there: rules in plain Python."""

from ska_tango_examples.core.errors import OutOfRange

CIRCLE = 360


def checked(azimuth: int) -> int:
    """Return ``azimuth``, in degrees.

    Raises:
        OutOfRange: it is not from 0 to 359.
    """
    if not 0 <= azimuth < CIRCLE:
        raise OutOfRange(f"azimuth must be from 0 to {CIRCLE - 1} degrees, got {azimuth}")
    return azimuth


def way(start: int, goal: int) -> list[int]:
    """Return the degrees that a dome passes from ``start`` to ``goal``, the shorter way round."""
    right = (goal - start) % CIRCLE
    step, count = (1, right) if right <= CIRCLE // 2 else (-1, CIRCLE - right)
    return [(start + step * turned) % CIRCLE for turned in range(1, count + 1)]
