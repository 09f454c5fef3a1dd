"""Versions: `1.2.3`, and `1.2.3-rc.1` for a candidate of that release."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .trouble import Trouble

_FORM = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-rc\.([1-9]\d*))?")


@dataclass(frozen=True)
class Version:
    """A version of the project.

    Attributes:
        release: major, minor and patch number.
        candidate: the number of the release candidate; 0 for the release itself.
    """

    release: tuple[int, int, int]
    candidate: int = 0

    @classmethod
    def parse(cls, text: str) -> Version:
        """Return what a text says.

        Raises:
            Trouble: it is no version.
        """
        found = _FORM.fullmatch(text)
        if not found:
            raise Trouble(f"{text!r} is no version; write it as 1.2.3 or 1.2.3-rc.1")
        major, minor, patch, candidate = (int(part or 0) for part in found.groups())
        return cls((major, minor, patch), candidate)

    def __str__(self) -> str:
        """As charts, images and tags have it."""
        return self._text("-rc.")

    @property
    def python(self) -> str:
        """As Python's packages have it, whose rules know no hyphen."""
        return self._text("rc")

    def _text(self, mark: str) -> str:
        release = ".".join(map(str, self.release))
        return f"{release}{mark}{self.candidate}" if self.candidate else release

    def next(self, part: str) -> Version:
        """Return the release after this one.

        Args:
            part: major, minor or patch: what counts up.

        Raises:
            Trouble: this is a candidate, whose release comes first.
        """
        if self.candidate:
            raise Trouble(f"{self} is a candidate: make rc-to-release, or bump-rc for another one")
        major, minor, patch = self.release
        return Version(
            {
                "major": (major + 1, 0, 0),
                "minor": (major, minor + 1, 0),
                "patch": (major, minor, patch + 1),
            }[part]
        )

    def next_candidate(self, part: str = "") -> Version:
        """Return the next candidate: of the same release, or the first of the one after this.

        Args:
            part: what the first one counts up, patch if nothing is said.

        Raises:
            Trouble: this is a candidate, whose release has been chosen, and a part is given.
        """
        if not self.candidate:
            return Version(self.next(part or "patch").release, 1)
        if part:
            raise Trouble(
                f"{self} is a candidate, which BUMP={part} does not change: make bump-rc for the "
                "next one, or make set-release RELEASE=... for one of another release"
            )
        return Version(self.release, self.candidate + 1)

    def released(self) -> Version:
        """Return the release that this is a candidate of.

        Raises:
            Trouble: it is none.
        """
        if not self.candidate:
            raise Trouble(f"{self} is no candidate: make bump-rc makes the first one")
        return Version(self.release)
