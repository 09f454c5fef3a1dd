"""Rules that concern more than one value of a device server.

They look at the plain content, so that they find their mistakes even where another one keeps the
typed form from being made. What does not have the right shape is passed over: the form reports it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import Problem
from .form.server import PLAIN_RUNNER
from .repetitions import repetitions
from .selection import INSTANCES, select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .tree import Tree

LONGEST_OBJECT_NAME = 52
"""Kubernetes adds a hash to a StatefulSet's name to label its pods, and a label has 63 places."""


def check(tree: Tree) -> Iterator[Problem]:
    """Yield what is wrong with the description of a device server as a whole."""
    content = tree.plain()
    yield from _one_program(tree, content)
    yield from _healthy(tree, content)
    yield from repetitions(tree, content)
    yield from _deployed_instances(tree, content)


def _one_program(tree: Tree, content: dict[str, Any]) -> Iterator[Problem]:
    given = {"command", "entrypoints"} & content.keys()
    if not given:
        text = 'nothing to run; give "command" (a program) or "entrypoints" (device classes)'
        yield Problem(tree.place, (), text)
    elif len(given) > 1:
        text = 'stands beside "entrypoints"; a server has one of the two, so take one away'
        yield Problem.at(tree, ("command",), text)


def _healthy(tree: Tree, content: dict[str, Any]) -> Iterator[Problem]:
    """Nothing would answer the probes of such a server, so it would be restarted for ever."""
    if content.get("health") is not True:
        return
    runner = content.get("runner", PLAIN_RUNNER)
    if "command" in content:
        text = 'a program of "command" does not tell its health by HTTP; set this to false'
        yield Problem.at(tree, ("health",), text)
    elif runner == PLAIN_RUNNER:
        text = (
            f"{runner} does not tell its health by HTTP; name another runner, or set it to false"
        )
        yield Problem.at(tree, ("health",), text)


def _deployed_instances(tree: Tree, content: dict[str, Any]) -> Iterator[Problem]:
    defined = [name for _, name in select(content, f"{INSTANCES}.name")]
    for path, name in select(content, "instances.*"):
        if name not in defined:
            known = ", ".join(str(one) for one in defined) or "none"
            text = f'"{name}" is not defined in server.instances (there: {known}); correct it'
            yield Problem.at(tree, path, text)
        elif len(f"{content.get('name')}-{name}") > LONGEST_OBJECT_NAME:
            text = (
                f"{content.get('name')}-{name} has more than the {LONGEST_OBJECT_NAME} characters "
                "that Kubernetes can take; shorten the name or the instance"
            )
            yield Problem.at(tree, path, text)
