"""What the rules refuse, and how they say so.

Every refusal carries a ``reason`` (a word for programs) and a text (a sentence for people).
The Tango side turns both into a ``DevFailed``.
"""

from typing import ClassVar


class Refusal(Exception):
    """A request that cannot be met; its text says what is wrong and what would be right."""

    reason: ClassVar[str] = "SkaTango_Refused"


class OutOfRange(Refusal):
    """A value outside the range that the rules allow."""

    reason = "SkaTango_OutOfRange"


class NotAllowed(Refusal):
    """A request that the present state does not allow."""

    reason = "SkaTango_NotAllowed"


class BadConfiguration(Refusal):
    """A property that cannot be worked with."""

    reason = "SkaTango_BadConfiguration"


class PeerFailed(Refusal):
    """Another device that is needed did not answer, or refused.

    Args:
        peer: name of the device that is needed.
        why: what it, or the attempt to reach it, said.
    """

    reason = "SkaTango_PeerFailed"

    def __init__(self, peer: str, why: str) -> None:
        super().__init__(f"{peer}: {why}")
        self.peer = peer
