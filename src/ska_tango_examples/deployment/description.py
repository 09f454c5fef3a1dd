"""From the layers of YAML that describe a device server to the typed form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pydantic import ValidationError

from .checks import check
from .complaints import EMPTY, complaints
from .errors import DeploymentError, Problem
from .form import DeviceServer
from .form.base import fields_by_key
from .selection import select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .references import References
    from .tree import Tree

FORM_KEYS = frozenset(fields_by_key(DeviceServer))


@dataclass(frozen=True)
class Description:
    """The three layers that describe one device server; the entry wins over the file."""

    key: str
    entry: Tree
    file: Tree | None
    default: Tree | None = None
    everywhere: Tree | None = None
    """`global.instances`, which wins over all layers."""

    def typed(self, references: References) -> DeviceServer:
        """Return the device server with its deployed instances only.

        Raises DeploymentError with all that is wrong.
        """
        tree, unresolved = references.resolve(self._merged())
        problems = [*unresolved, *self._empty_keys(), *self._unused(references)]
        try:
            DeviceServer.model_validate(tree.plain())
        except ValidationError as error:
            problems += complaints(error, tree)
        problems += check(tree)
        if problems:
            raise DeploymentError(self._one_per_value(problems))
        return _deployed(tree)

    def _merged(self) -> Tree:
        settings = {k: child for k, child in self.entry.children().items() if k in FORM_KEYS}
        merged = replace(self.entry, value={})
        for layer in (self.default, self.file, replace(self.entry, value=settings)):
            merged = merged.under(layer) if layer else merged
        if self.everywhere is not None and self.everywhere.items():
            merged = merged.under(self._chosen(merged, self.everywhere))
        # What is missing altogether is missing in the file, if there is one.
        return replace(merged, place=(self.file or self.entry).place)

    @staticmethod
    def _chosen(merged: Tree, wanted: Tree) -> Tree:
        defined = [name for _, name in select(merged.plain(), "server.instances.*.name")]
        chosen = replace(wanted, value=[one for one in wanted.items() if one.value in defined])
        return replace(merged, value={"instances": chosen})

    def _empty_keys(self) -> Iterator[Problem]:
        for path in ((), ("server",)):
            layer = self.file.get(path) if self.file else None
            for key, child in layer.children().items() if layer else ():
                if child.value is None:
                    yield Problem(child.place, (*path, key), EMPTY)

    def _unused(self, references: References) -> Iterator[Problem]:
        for key, child in self.entry.children().items():
            if key not in FORM_KEYS and key not in references.parameters:
                text = (
                    "is neither a key of the form nor a parameter, since nothing refers to "
                    f"{{{{ .deviceserver.{key} }}}}; correct its spelling or take it away"
                )
                yield Problem(child.place, (key,), text)

    def _one_per_value(self, problems: list[Problem]) -> list[Problem]:
        """Return the first problem of each value, with the path in its own file."""
        first: dict[tuple[object, ...], Problem] = {}
        for problem in problems:
            first.setdefault((problem.path, problem.place), problem)
        return [self._in_own_file(problem) for problem in first.values()]

    def _in_own_file(self, problem: Problem) -> Problem:
        own = {layer.place.source for layer in (self.file, self.default) if layer}
        if problem.place.source in own:
            return problem
        return replace(problem, path=("deviceServers", "servers", self.key, *problem.path))


def _deployed(tree: Tree) -> DeviceServer:
    """Return the form of a checked tree without the instances that are not deployed."""
    server = tree.nearest(("server",))
    instances = tree.nearest(("server", "instances"))
    names = [name for _, name in select(tree.plain(), "instances.*")]
    kept = [one for one in instances.items() if one.nearest(("name",)).value in names]
    fewer = {"server": replace(server, value={"instances": replace(instances, value=kept)})}
    reduced = tree.under(replace(tree, value=fewer))
    result = DeviceServer.model_validate(reduced.plain())
    result.remember(reduced)
    return result
