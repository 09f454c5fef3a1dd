"""The bill of materials of the wheel: what the lock pins for it, as CycloneDX 1.6."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tools.poetry_lock import Archive, Locked, locked_in, normal

from .project import Project, project_in
from .trouble import Trouble

_GROUP = "main"
_LOCK = "poetry.lock"


def bill(project: Project, locked: Iterable[Locked], when: int) -> dict[str, Any]:
    """Return the bill of materials.

    Args:
        project: what pyproject.toml says.
        locked: what poetry.lock says.
        when: the time that it carries.

    Raises:
        Trouble: the project asks for something that is not locked.
    """
    materials = sorted(
        (one for one in locked if _GROUP in one.groups), key=lambda one: (one.name, one.version)
    )
    _refuse_unlocked(project, materials)
    root = {
        **_component(project.name, project.version, "application"),
        "description": project.description,
        "licenses": [{"license": {"id": project.license}}],
    }
    content: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(when, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": root,
        },
        "components": [_locked(one) for one in materials],
        "dependencies": [
            _needs(root["bom-ref"], project.needs, materials),
            *(_needs(_reference(one), one.needs, materials) for one in materials),
        ],
    }
    # A random number would make each bill another one.
    serial = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(content, sort_keys=True))
    return {"serialNumber": serial.urn, **content}


def write(folder: Path, target: Path, when: int) -> Path:
    """Write the bill of the project in one folder into another; its path."""
    lock = folder / _LOCK
    if not lock.is_file():
        raise Trouble(f"{_LOCK} is missing; bring it back: git restore {_LOCK}")
    project = project_in(folder / "pyproject.toml")
    path = target / f"{project.name}-{project.version}.cdx.json"
    target.mkdir(parents=True, exist_ok=True)
    content = bill(project, locked_in(lock), when)
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return path


def _refuse_unlocked(project: Project, materials: list[Locked]) -> None:
    unlocked = set(map(normal, project.needs)) - {one.name for one in materials}
    if unlocked:
        raise Trouble(f"{_LOCK} has no {', '.join(sorted(unlocked))}, which is needed; make lock")


def _locked(package: Locked) -> dict[str, Any]:
    """Return a package with the archives that it may come in, by name: every index has those."""
    component = _component(package.name, package.version, "library")
    archives = [_external(archive) for archive in package.archives]
    return {**component, **({"externalReferences": archives} if archives else {})}


def _external(archive: Archive) -> dict[str, Any]:
    return {
        "type": "distribution",
        "url": quote(archive.name),
        "hashes": [{"alg": "SHA-256", "content": archive.sha256}],
    }


def _component(name: str, version: str, kind: str) -> dict[str, Any]:
    reference = f"pkg:pypi/{name}@{quote(version)}"
    return {
        "type": kind,
        "bom-ref": reference,
        "name": name,
        "version": version,
        "purl": reference,
    }


def _reference(package: Locked) -> str:
    return str(_component(package.name, package.version, "library")["bom-ref"])


def _needs(reference: str, names: Iterable[str], materials: list[Locked]) -> dict[str, Any]:
    """Return what a component needs of the others; what no platform needs is not among them."""
    needed = set(map(normal, names))
    return {
        "ref": reference,
        "dependsOn": [_reference(one) for one in materials if one.name in needed],
    }
