"""What can go wrong with a control system on this machine."""


class FacilityError(Exception):
    """The control system cannot be started, found or used; the text says why and what helps."""


class ServerFailedError(FacilityError):
    """A server ended, or did not answer in time, while the system was being started."""


class WorkoutFailedError(FacilityError):
    """A workout was not the one that was asked for, tick by tick."""


class InterruptedStartError(FacilityError):
    """Somebody asked for the end while the system was still being started."""
