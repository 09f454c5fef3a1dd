"""What an artefact says of the pipeline that made it: the lines of MANIFEST.skao.int."""

from __future__ import annotations

import re
from collections.abc import Mapping

NAME = "MANIFEST.skao.int"
_TOLD = re.compile(r"(?:CI|GITLAB)_[A-Z0-9_]+")
_SECRET_NAME = re.compile(r"TOKEN|PASS|SECRET|CREDENTIAL|JWT|(?:^|_)(?:KEY|PAT|AUTH)(?:_|$)")
_SECRET_IN_ADDRESS = re.compile(r"://[^/\s]*@")
# Shorter ones would be found in everything.
_SHORTEST_SECRET = 6


def manifest(project: str, version: str, environment: Mapping[str, str]) -> str:
    """Return the text of the file: the artefact first, then the pipeline by the names."""
    lines = [f"PROJECT={project}", f"VERSION={version}", *pipeline(environment)]
    return "".join(f"{line}\n" for line in lines)


def pipeline(environment: Mapping[str, str]) -> list[str]:
    """Return what may be told of the pipeline, NAME=VALUE; nothing outside of one.

    A variable is left out if its name or its value says that it is secret, or if the value of
    another one that is secret is in it, as in the address that a job clones from.
    """
    secrets = [
        value
        for name, value in environment.items()
        if _SECRET_NAME.search(name) and len(value) >= _SHORTEST_SECRET
    ]
    return [
        f"{name}={_in_one_line(value)}"
        for name, value in sorted(environment.items())
        if value and _TOLD.fullmatch(name) and not _is_secret(name, value, secrets)
    ]


def _is_secret(name: str, value: str, secrets: list[str]) -> bool:
    return bool(
        _SECRET_NAME.search(name)
        or _SECRET_IN_ADDRESS.search(value)
        or any(secret in value for secret in secrets)
    )


def _in_one_line(value: str) -> str:
    return "\\n".join(value.splitlines())
