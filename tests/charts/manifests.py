"""The objects that a chart renders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

Object = dict[str, Any]


@dataclass(frozen=True)
class Container:
    """A container with the pod and the object that it belongs to."""

    owner: Object
    pod: Object
    content: Object

    @property
    def name(self) -> str:
        """Kind and name of the object, and name of the container."""
        return f"{spell(self.owner)}: {self.content['name']}"


class Manifests:
    """What `helm template` printed, as text and as objects."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def objects(self) -> list[Object]:
        """All objects, in Helm's order. YAML is read as Kubernetes reads it, version 1.1."""
        return [one for one in yaml.load_all(self.text, yaml.CSafeLoader) if one]

    def of(self, kind: str) -> list[Object]:
        """Return the objects of a kind."""
        return [one for one in self.objects if one["kind"] == kind]

    def get(self, kind: str, name: str) -> Object:
        """Return one object; raises LookupError with the names that there are."""
        for one in self.of(kind):
            if one["metadata"]["name"] == name:
                return one
        raise LookupError(f"no {kind} {name}, only {self.names(kind)}")

    def names(self, kind: str) -> list[str]:
        """Return the names of the objects of a kind, sorted."""
        return sorted(one["metadata"]["name"] for one in self.of(kind))

    def by_name(self) -> dict[str, Object]:
        """Return the objects by kind and name; raises ValueError if one name comes twice."""
        named = {spell(one): one for one in self.objects}
        if len(named) != len(self.objects):
            raise ValueError(f"a name comes twice in {sorted(map(spell, self.objects))}")
        return named

    def pods(self) -> Iterator[tuple[Object, Object]]:
        """Yield every object that makes pods, with the template of its pods."""
        for one in self.objects:
            if one["kind"] in {"StatefulSet", "Deployment", "Job", "DaemonSet"}:
                yield one, one["spec"]["template"]
            elif one["kind"] == "Pod":
                yield one, one

    def containers(self) -> Iterator[Container]:
        """Yield every container of every pod, the init containers first."""
        for owner, pod in self.pods():
            spec = pod["spec"]
            for content in (*spec.get("initContainers", []), *spec["containers"]):
                yield Container(owner, pod, content)

    def container(self, kind: str, name: str, container: str) -> Object:
        """Return one container of an object; raises LookupError if there is none."""
        wanted = f"{kind}/{name}: {container}"
        for one in self.containers():
            if one.name == wanted:
                return one.content
        raise LookupError(f"no {wanted}, only {[one.name for one in self.containers()]}")


def spell(one: Object) -> str:
    """Return an object as kubectl names it, Kind/name."""
    return f"{one['kind']}/{one['metadata']['name']}"
