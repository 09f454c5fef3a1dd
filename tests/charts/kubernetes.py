"""What the API server of a Kubernetes version says of an object, without one."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema
from referencing import Registry, Resource

VERSION = "1.34"
FOREIGN = frozenset({"tango.tango-controls.org/v1", "secrets.hashicorp.com/v1beta1"})
"""API versions of operators: Kubernetes itself has no schema for their objects."""


def problems(one: dict[str, Any]) -> list[str]:
    """Return what is wrong with an object: unknown keys, wrong types, missing parts."""
    if one["apiVersion"] in FOREIGN:
        return []
    validator = _validator(one["kind"], one["apiVersion"])
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(one)]


@cache
def _validator(kind: str, api: str) -> Any:
    """Return the validator of a kind; raises FileNotFoundError if Kubernetes has no such kind."""
    group, _, version = api.rpartition("/")
    name = "-".join(part for part in (kind.lower(), group.partition(".")[0], version) if part)
    definitions, schema = _schema("_definitions"), _schema(name)
    registry = [Resource.from_contents(definitions), Resource.from_contents(schema)] @ Registry()
    return jsonschema.Draft202012Validator(schema, registry=registry)


@cache
def _schema(name: str) -> Any:
    folder = files("kubernetes_validate").joinpath("kubernetes-json-schema")
    (chosen,) = (
        one
        for one in folder.iterdir()
        if one.name.startswith(f"v{VERSION}.") and one.name.endswith("-local-strict")
    )
    return json.loads(chosen.joinpath(f"{name}.json").read_text())
