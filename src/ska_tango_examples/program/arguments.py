"""The command line of a device server: what is ours, what is Tango's."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_HELP = {"-h", "-?", "--help"}
_OURS = {*_HELP, "--version", "--describe", "--json"}

# Tango's options whose value is the next word (``-file=x`` carries its own).
_WITH_VALUE = {"-host", "-port", "-file", "-dlist"}

# From this level on, Tango traces its own core, to the console and in its own format.
_CORE_TRACE = 5


@dataclass(frozen=True)
class Arguments:
    """A command line, taken apart.

    Attributes:
        program: name of the server executable, as the Tango database knows it.
        instance: name of the instance, or None.
        options: our own options that were given, such as ``--help``.
        verbosity: the number after ``-v``, 1 for a bare ``-v``, 0 without.
        tango: the words that are for Tango, without the program's name.
    """

    program: str
    instance: str | None
    options: frozenset[str]
    verbosity: int
    tango: tuple[str, ...]

    @property
    def wants_help(self) -> bool:
        """True when the usage is asked for."""
        return not self.options.isdisjoint(_HELP)

    @property
    def needs_database(self) -> bool:
        """True unless Tango is told to do without, or to use a file."""
        words = {_plain(word) for word in self.tango}
        return "-nodb" not in words and not any(word.startswith("-file") for word in words)

    @property
    def log_level(self) -> int:
        """Lowest level that the program logs, in the terms of Python's logging."""
        return logging.DEBUG if self.verbosity >= 3 else logging.INFO


def parse(words: Sequence[str]) -> Arguments:
    """Take a command line apart; ``words[0]`` is the program."""
    ours = frozenset(word for word in words[1:] if word in _OURS)
    rest = [word for word in words[1:] if word not in _OURS]
    levels = [_verbosity(word) for word in rest]
    verbosity = sum(levels)
    if verbosity < _CORE_TRACE:
        # Kept from Tango, who would open its own console log next to ours.
        rest = [word for word, level in zip(rest, levels, strict=True) if not level]
    return Arguments(
        program=Path(words[0]).name.removesuffix(".py"),
        instance=_instance(rest),
        options=ours,
        verbosity=verbosity,
        tango=tuple(rest),
    )


def _instance(words: Sequence[str]) -> str | None:
    """The first word that is neither an option nor the value of one."""
    before = ""
    for word in words:
        takes_value = before in _WITH_VALUE or before.startswith("-ORB")
        if not word.startswith("-") and not takes_value:
            return word
        before = _plain(word)
    return None


def _plain(word: str) -> str:
    """Options may begin with one or two hyphens."""
    return word[1:] if word.startswith("--") else word


def _verbosity(word: str) -> int:
    """``-v`` and ``--verbose`` count 1, ``-vv`` 2, ``-v3`` 3; any other word 0."""
    if word == "--verbose":
        return 1
    level = re.fullmatch(r"-(v+)(\d*)", word)
    return int(level[2] or len(level[1])) if level else 0
