"""The sentences that a device which plays a course shows as its Status."""

from ska_tango_examples.core.errors import Refusal

READY = "Ready: Start plays from the beginning."
PLAYING = "Playing."
STOPPED = "Stopped: Start goes on from here, ResetCounters goes back to the beginning."
DONE = "Done: Start plays again from the beginning."


def failed(problem: Exception) -> str:
    """Say what has ended the run."""
    what = str(problem) if isinstance(problem, Refusal) else f"Unexpected: {problem!r}"
    return f"{what}. Call ResetCounters when that is mended."


def at_rest(sentence: str, loss: Exception | None) -> str:
    """Add to ``sentence`` that a counter does not answer, if one does not."""
    return sentence if loss is None else f"{sentence} But {loss}."
