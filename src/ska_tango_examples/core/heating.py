"""When a room has to be heated."""

import math

from ska_tango_examples.core.errors import BadConfiguration

SLACK = 0.5
"""How far the temperature may be from the wanted one, in degrees, before something is done."""


def check_wanted(temperature: float) -> None:
    """Return if a room can be kept at this temperature, in °C.

    Raises:
        BadConfiguration: it is no finite number.
    """
    if not math.isfinite(temperature):
        raise BadConfiguration(f"wanted must be a temperature in °C, got {temperature:g}")


def heats(temperature: float, wanted: float, heating: bool) -> bool:
    """Return whether a heater has to be on.

    Within ``SLACK`` of the wanted temperature it stays as it is: switched at one single
    temperature, it would be switched all the time.

    Args:
        temperature: how warm it is.
        wanted: how warm it should be.
        heating: whether the heater is on now.
    """
    if abs(temperature - wanted) <= SLACK:
        return heating
    return temperature < wanted
