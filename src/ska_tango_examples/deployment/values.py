"""The values of a chart: its own, those of the user's files and single settings."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING

from .errors import DeploymentError, Problem
from .reader import parse, read_text
from .tree import Place, Tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

WORDS = {"true": True, "false": False, "null": None}
KEYS = re.compile(r"[\w-]+(\.[\w-]+)*")


def read_values(files: Sequence[Path], settings: Mapping[str, str]) -> Tree:
    """Return the values of some files, later ones first, overridden by settings.

    A setting is what `helm --set` takes: dotted keys, and a whole number, true, false, null,
    a `{list,of,texts}` or a text.

    Raises DeploymentError for a file that cannot be read and for a key that is no dotted name.
    """
    layers = [parse(read_text(path), str(path)) for path in files]
    layers += [_setting(keys, text) for keys, text in settings.items()]
    return reduce(Tree.under, layers, Tree(Place("values"), {}))


def _setting(keys: str, text: str) -> Tree:
    place = Place(f"--set {keys}={text}")
    if not KEYS.fullmatch(keys):
        advice = "cannot be set; write keys with dots between them, deviceServers.enabled=false"
        raise DeploymentError([Problem(place, (), f"{keys!r} {advice}")])
    tree = _value(place, text)
    for key in reversed(keys.split(".")):
        tree = Tree(place, {key: tree})
    return tree


def _value(place: Place, text: str) -> Tree:
    if text.startswith("{") and text.endswith("}"):
        items = [item.strip() for item in text[1:-1].split(",") if item.strip()]
        return Tree(place, [Tree(place, item, item) for item in items])
    if re.fullmatch(r"0|-?[1-9][0-9]*", text):
        return Tree(place, int(text), text)
    return Tree(place, WORDS.get(text, text), text)
