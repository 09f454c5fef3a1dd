"""What a pod can need before it goes on."""

from __future__ import annotations

from typing import Protocol

FAILURE = 1
"""Exit code: it may work another time."""

MISTAKE = 2
"""Exit code: it cannot work before somebody corrects something."""


class Need(Protocol):
    """Something that is there, or will be, or will never be."""

    @property
    def name(self) -> str:
        """What to call it in messages."""

    def missing(self) -> str:
        """Return why it is not there yet, "" if it is. May take some seconds.

        Raises:
            Hopeless: it will never be there.
        """


class Hopeless(Exception):
    """There is no point in waiting any longer; the text says why and what to do.

    Args:
        text: one line for the person who looks at the pod.
        exit_code: for Kubernetes.
    """

    def __init__(self, text: str, exit_code: int = FAILURE) -> None:
        super().__init__(text)
        self.exit_code = exit_code
