"""References to values, `{{ .Values.a.b }}`, resolved as Helm's `tpl` resolves them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .errors import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .tree import KeyPath, Tree

ACTION = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
PLAIN_REFERENCE = re.compile(r"(\.[A-Za-z_]\w*)+")

SMALLEST_NUMBER, LARGEST_NUMBER = 1e-4, 1e6


class UnresolvedReferenceError(LookupError):
    """A reference has no single value; the message says why and what to do."""


class References:
    """What the references in one device server stand for.

    `{{ .Values.x }}` is a value of the chart, `{{ .deviceserver.x }}` one of the server's entry in
    these values and `{{ .name }}` the key of that entry.
    """

    def __init__(self, name: str, entry: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """Take the key of the entry, the entry and all values of the chart."""
        self._scope = {"name": name, "deviceserver": entry, "Values": values}
        self.parameters: set[str] = set()
        """The keys of the entry that were referred to."""

    def fill_in(self, text: str) -> str:
        """Return the text of a file with every reference replaced that has a value.

        The others stay: `resolve` reports those that matter, with their keys.
        """

        def replacement(action: re.Match[str]) -> str:
            try:
                return self._value_of(action[1].strip())
            except UnresolvedReferenceError:
                return action[0]

        return ACTION.sub(replacement, text)

    def resolve(self, tree: Tree) -> tuple[Tree, list[Problem]]:
        """Return a tree without references, and the references that have no value."""
        problems: list[Problem] = []

        def change(path: KeyPath, leaf: Tree) -> str:
            text = str(leaf.value)
            try:
                return ACTION.sub(lambda action: self._value_of(action[1].strip()), text)
            except UnresolvedReferenceError as error:
                problems.append(Problem(leaf.place, path, str(error)))
                return text

        return tree.map_text(change), problems

    def _value_of(self, reference: str) -> str:
        if not PLAIN_REFERENCE.fullmatch(reference):
            raise UnresolvedReferenceError(
                f"{{{{ {reference} }}}} is more than a reference; only forms like "
                "{{ .Values.a.b }} are read, so put the outcome into values.yaml"
            )
        steps = reference.split(".")[1:]
        if steps[0] == "deviceserver":
            self.parameters.update(steps[1:2])
        value: Any = self._scope
        for step in steps:
            if not isinstance(value, dict) or value.get(step) is None:
                raise UnresolvedReferenceError(f"{{{{ {reference} }}}} {self._cure(reference)}")
            value = value[step]
        return self._as_text(reference, value)

    def _as_text(self, reference: str, value: object) -> str:
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, (dict, list)) or "\n" in str(value):
            raise UnresolvedReferenceError(
                f"{{{{ {reference} }}}} is not a single line of text; refer to one value in it"
            )
        if isinstance(value, (int, float)):
            return self._number(reference, value)
        return str(value)

    @staticmethod
    def _number(reference: str, value: float) -> str:
        """Return a number as Helm writes it: a whole one without `.0`."""
        if value and not SMALLEST_NUMBER <= abs(value) < LARGEST_NUMBER:
            raise UnresolvedReferenceError(
                f"{{{{ {reference} }}}} is a number that Helm would write with an exponent; "
                f'quote it where it is defined: "{value}"'
            )
        return str(value).removesuffix(".0")

    def _cure(self, reference: str) -> str:
        root, *steps = reference.split(".")[1:]
        if root == "Values" and steps:
            return f"has no value; define {'.'.join(steps)} in values.yaml"
        if root == "deviceserver" and steps:
            key = ".".join(["deviceServers", "servers", str(self._scope["name"]), *steps])
            return f"has no value; define {key} in values.yaml"
        return "is not known; a reference begins with .Values, .deviceserver or .name"
