"""How findings are shown: a line each in a pipe; on a terminal in colour, wrapped to its width."""

from __future__ import annotations

import textwrap

from .finding import Finding, Verdict

_MARGIN = 2
_VERDICTS = 12
_NAMES = 17
_INDENT = _MARGIN + _VERDICTS + _NAMES
_NARROWEST = 40
_COLOURS = {Verdict.GOOD: "32", Verdict.NOT_NEEDED: "2"}
_SERIOUS, _HARMLESS = "31;1", "33"


class Report:
    """Makes the lines of the answer."""

    def __init__(self, width: int = 0, *, colours: bool = False) -> None:
        """Wrap to that width; 0 does not wrap."""
        self._width = max(width, _NARROWEST) if width else 0
        self._colours = colours

    def title(self, text: str) -> str:
        """The heading of a section."""
        return self._painted(text, "1")

    def finding(self, name: str, finding: Finding, *, needed: bool) -> str:
        """The line or lines of one check."""
        word = finding.verdict.value
        colour = _COLOURS.get(finding.verdict, _SERIOUS if needed else _HARMLESS)
        gap = " " * (_VERDICTS - len(word))
        return f"{' ' * _MARGIN}{self._painted(word, colour)}{gap}{name:<{_NAMES}}" + self._said(
            finding
        )

    def _said(self, finding: Finding) -> str:
        cure = f"cure: {finding.cure}" if finding.cure else ""
        if not self._width:
            return "; ".join(filter(None, [finding.facts, cure]))
        lines = [line for text in (finding.facts, cure) for line in self._wrapped(text)]
        return f"\n{' ' * _INDENT}".join(lines)

    def _wrapped(self, text: str) -> list[str]:
        # A command or a path is there to be copied, so it is never broken.
        return textwrap.wrap(
            text, self._width - _INDENT, break_long_words=False, break_on_hyphens=False
        )

    def _painted(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self._colours else text
