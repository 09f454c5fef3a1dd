"""What a look at an object finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Hope(Enum):
    """Whether what is wrong can become right by itself."""

    SOME = "it is on its way"
    LITTLE = "it seldom mends itself: worth some seconds of patience"
    NONE = "it stays as it is"


@dataclass(frozen=True)
class Culprit:
    """One object that is not as it should be.

    Attributes:
        subject: `kind/name`.
        reason: a word of Kubernetes', such as `ImagePullBackOff`.
        message: the rest of what is known, one line.
        hope: whether to go on waiting.
        pod: the pod whose logs tell more, if any.
        container: the container in it.
        previous: whether its end before the present start is what counts.
    """

    subject: str
    reason: str
    message: str = ""
    hope: Hope = Hope.SOME
    pod: str = ""
    container: str = ""
    previous: bool = False

    def __str__(self) -> str:
        where = f"{self.subject} ({self.container})" if self.container else self.subject
        return f"{where}: {self.reason}: {self.message}".rstrip(": ")


@dataclass(frozen=True)
class Finding:
    """An object, in a word for the progress, and what it lacks; without a culprit it is done."""

    subject: str
    state: str
    culprit: Culprit | None = None

    @property
    def done(self) -> bool:
        """Whether the object is what it should be."""
        return self.culprit is None
