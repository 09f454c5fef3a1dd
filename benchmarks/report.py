"""What a benchmark has found: figures, and goals that they meet or miss."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rich.table import Table


@dataclass(frozen=True)
class Row:
    """One quantity.

    Attributes:
        what: its name.
        unit: of the values, "" for a mere number.
        values: by column; a column that has none is left out.
        ratio: of the first column to the second.
    """

    what: str
    unit: str
    values: Mapping[str, float]
    ratio: float | None = None


@dataclass(frozen=True)
class Goal:
    """A figure and the most that it should be."""

    what: str
    value: float
    at_most: float

    @property
    def met(self) -> bool:
        """Whether it is."""
        return self.value <= self.at_most

    def __str__(self) -> str:
        verdict = "met" if self.met else "MISSED"
        return f"{self.what}: {self.value:.3f}, goal at most {self.at_most:.3f}: {verdict}"


@dataclass(frozen=True)
class Report:
    """All figures of one benchmark."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Row]
    goals: Sequence[Goal] = field(default_factory=tuple)

    def as_table(self) -> Table:
        """The figures for a terminal, without the title."""
        with_ratio = any(row.ratio is not None for row in self.rows)
        table = Table()
        table.add_column("")
        ratio = [" / ".join(self.columns[:2])] if with_ratio else []
        for column in [*self.columns, *ratio]:
            table.add_column(column, justify="right")
        for row in self.rows:
            values = [_shown(row.values.get(column)) for column in self.columns]
            what = f"{row.what}, {row.unit}" if row.unit else row.what
            table.add_row(what, *values, *([_shown(row.ratio)] if with_ratio else []))
        return table


def _shown(value: float | None) -> str:
    """Three digits are all that such a measurement is good for."""
    if value is None:
        return ""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
