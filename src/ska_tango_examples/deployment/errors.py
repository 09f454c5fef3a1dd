"""What is wrong with a deployment, said so that it can be put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .tree import KeyPath, Place, Tree, spell

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Problem:
    """One mistake: where it is, what it is and how to cure it."""

    place: Place
    path: KeyPath
    text: str

    @classmethod
    def at(cls, tree: Tree, path: KeyPath, text: str) -> Problem:
        """Return a problem of the value at `path` in `tree`."""
        return cls(tree.nearest(path).place, path, text)

    def __str__(self) -> str:
        """Return `file:line: key: text`."""
        return ": ".join(part for part in (str(self.place), spell(self.path), self.text) if part)


class DeploymentError(ValueError):
    """A deployment was refused; `problems` holds every reason, in the order of the lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, each one once."""
        unique = dict.fromkeys(problems)
        self.problems = tuple(sorted(unique, key=lambda p: (p.place.source, p.place.line)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
