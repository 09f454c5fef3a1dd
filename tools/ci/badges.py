"""Badges: a label on grey, a value on a colour that says how good it is."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

_GOOD, _FAIR, _BAD = "#2e7d32", "#9a6700", "#b3261e"
_GREY = "#454545"
#: Percentages from which coverage is good, and fair.
_COVERED, _HALF_COVERED = 90.0, 70.0
# Widths in the font that most browsers take; `textLength` makes the others keep to them.
_CHARACTER, _MARGIN, _HEIGHT = 6.6, 7, 20

_BADGE = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" role="img" \
aria-label="{label}: {value}">
  <title>{label}: {value}</title>
  <rect width="{split}" height="{height}" fill="{grey}"/>
  <rect x="{split}" width="{rest}" height="{height}" fill="{colour}"/>
  <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
    <text x="{margin}" y="14" textLength="{label_length}">{label}</text>
    <text x="{value_at}" y="14" textLength="{value_length}">{value}</text>
  </g>
</svg>
"""


def badge(label: str, value: str, colour: str) -> str:
    """One badge as SVG."""
    label_length, value_length = (round(len(text) * _CHARACTER) for text in (label, value))
    split, rest = label_length + 2 * _MARGIN, value_length + 2 * _MARGIN
    return _BADGE.format(
        label=escape(label),
        value=escape(value),
        colour=colour,
        grey=_GREY,
        width=split + rest,
        height=_HEIGHT,
        split=split,
        rest=rest,
        margin=_MARGIN,
        value_at=split + _MARGIN,
        label_length=label_length,
        value_length=value_length,
    )


def badges_of(metrics: Mapping[str, Any]) -> dict[str, str]:
    """The badges of a run, by the names of their files."""
    coverage = metrics["coverage"]["percentage"]
    colour = _GOOD if coverage >= _COVERED else _FAIR if coverage >= _HALF_COVERED else _BAD
    return {
        "tests.svg": _of_counts("tests", metrics["tests"]),
        "lint.svg": _of_counts("lint", metrics["lint"]),
        "coverage.svg": badge("coverage", f"{coverage:.1f} %", colour),
    }


def _of_counts(label: str, counts: Mapping[str, int]) -> str:
    total, wrong = counts["total"], counts["failures"] + counts["errors"]
    if wrong:
        return badge(label, f"{wrong} of {total} failed", _BAD)
    skipped = counts["skipped"]
    value = f"{total - skipped} passed" + (f", {skipped} skipped" if skipped else "")
    return badge(label, value, _GOOD)
