"""When a room has to be heated."""

SLACK = 0.5
"""How far the temperature may be from the wanted one, in degrees, before something is done."""


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
