"""The sentences that a device which plays a course shows as its Status."""

from collections.abc import Mapping

READY = "Ready: Start plays from the beginning."
PLAYING = "Playing."
STOPPED = "Stopped: Start goes on from here, ResetCounters goes back to the beginning."
DONE = "Done: Start plays again from the beginning."


def failed(problem: Exception) -> str:
    """Say what has ended the run."""
    return f"{problem}. Call ResetCounters when that is mended."


def at_rest(sentence: str, missing: Mapping[str, str]) -> str:
    """Add to ``sentence`` which counters do not answer."""
    return " ".join(
        [sentence, *(f"{peer} does not answer: {why}." for peer, why in missing.items())]
    )
