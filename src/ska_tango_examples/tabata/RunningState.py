"""The phases of a workout, as clients see them in the attribute ``running_state``."""

from ska_tango_examples.core.workout import RunningState

__all__ = ["RunningState"]
