"""From a YAML file to a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from .errors import DeploymentError, Problem
from .tree import Place, Tree

if TYPE_CHECKING:
    from pathlib import Path

MERGE_TAG = "tag:yaml.org,2002:merge"


def read_text(path: Path) -> str:
    """Return the content of a file; raises DeploymentError if that cannot be read."""
    place = Place(str(path))
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        text = f"is not UTF-8 text ({error.reason}); save it as UTF-8"
        raise _refusal(place, text) from error
    except OSError as error:
        reason = error.strerror or str(error)
        text = f"cannot be read: {reason}; correct the path or write the file"
        raise _refusal(place, text) from error


def parse(text: str, source: str) -> Tree:
    """Return the tree of a YAML text that must hold one mapping.

    Raises DeploymentError for what YAML refuses, for a key that is given twice and for a
    reference without quotes.
    """
    # Helm reads YAML 1.1, in which an unquoted `yes` is a truth value; so must we.
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 1)
    try:
        node = yaml.compose(text)
        if node is None:
            return Tree(Place(source, 1), {})
        return _Builder(yaml, source).document(node)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(source, mark.line + 1 if mark else 0)
        reason = error.problem or error.context
        raise _refusal(place, f"is not YAML: {reason}; correct this line") from error
    except YAMLError as error:
        raise _refusal(Place(source), f"is not YAML: {error}") from error


def _refusal(place: Place, text: str) -> DeploymentError:
    return DeploymentError([Problem(place, (), text)])


class _Builder:
    """Makes trees out of the nodes of one document."""

    def __init__(self, yaml: YAML, source: str) -> None:
        self._yaml = yaml
        self._source = source
        self._open: list[Node] = []
        self._problems: list[Problem] = []

    def document(self, node: Node) -> Tree:
        tree = self._tree(node, self._place(node))
        if not isinstance(tree.value, dict):
            self._complain(node, "must hold keys and values, one `key: value` per line")
        if self._problems:
            raise DeploymentError(self._problems)
        return tree

    def _place(self, node: Node) -> Place:
        return Place(self._source, node.start_mark.line + 1)

    def _complain(self, node: Node, text: str) -> None:
        self._problems.append(Problem(self._place(node), (), text))

    def _tree(self, node: Node, place: Place) -> Tree:
        if isinstance(node, ScalarNode):
            return Tree(place, self._scalar(node), str(node.value))
        if node in self._open:
            self._complain(node, "an alias stands inside what it repeats; write it out")
            return Tree(place, None)
        self._open.append(node)
        try:
            if isinstance(node, MappingNode):
                return Tree(place, self._mapping(node))
            return Tree(place, [self._tree(item, self._place(item)) for item in node.value])
        finally:
            self._open.pop()

    def _scalar(self, node: ScalarNode) -> Any:
        return self._yaml.constructor.construct_object(node)

    def _mapping(self, node: MappingNode) -> dict[str, Tree]:
        inherited: dict[str, Tree] = {}
        own: dict[str, Tree] = {}
        for key, value in node.value:
            child = self._tree(value, self._place(key))
            if key.tag == MERGE_TAG:
                for source in child.items() or [child]:
                    inherited = {**source.children(), **inherited}
            elif self._is_good_key(key, own):
                own[str(key.value)] = child
        return inherited | own

    def _is_good_key(self, key: Node, taken: dict[str, Tree]) -> bool:
        if isinstance(key, MappingNode):
            self._complain(key, 'a reference must stand in quotes: "{{ .Values.name }}"')
        elif not isinstance(key, ScalarNode) or not isinstance(self._scalar(key), str):
            self._complain(key, "a key must be text; put it in quotes")
        elif key.value in taken:
            first = taken[key.value].place.line
            self._complain(key, f"{key.value} is given again, first in line {first}; keep one")
        else:
            return True
        return False
