"""The bill of materials of the wheel: what the lock pins for it, as CycloneDX 1.6."""

from __future__ import annotations

import json
import re
import uuid
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .trouble import Trouble

try:
    import tomllib
except ModuleNotFoundError as missing:
    raise Trouble("the lock is read by Python 3.11 or later: make sbom PYTHON=...") from missing

_GROUP = "main"


def bill(project: dict[str, Any], lock: dict[str, Any], when: int) -> dict[str, Any]:
    """Return the bill of materials.

    Args:
        project: what pyproject.toml says.
        lock: what poetry.lock says.
        when: the time that it carries.
    """
    about = project["project"]
    packages = {_normal(one["name"]): one for one in lock["package"] if _GROUP in one["groups"]}
    wanted = [_name_in(requirement) for requirement in about["dependencies"]]
    root = {
        **_component(about["name"], about["version"], "application"),
        "description": about["description"],
        "licenses": [{"license": {"id": about["license"]}}],
    }
    materials: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(when, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": root,
        },
        "components": [_locked(packages[name]) for name in sorted(packages)],
        "dependencies": [
            _needs(root["bom-ref"], wanted, packages),
            *(
                _needs(
                    _reference(packages[name]), packages[name].get("dependencies", {}), packages
                )
                for name in sorted(packages)
            ),
        ],
    }
    # A random number would make each bill another one.
    serial = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(materials, sort_keys=True))
    return {"serialNumber": serial.urn, **materials}


def write(project: Path, folder: Path, when: int) -> Path:
    """Write the bill of a project into a folder; its path."""
    settings = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    lock = tomllib.loads((project / "poetry.lock").read_text(encoding="utf-8"))
    about = settings["project"]
    target = folder / f"{about['name']}-{about['version']}.cdx.json"
    folder.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(bill(settings, lock, when), indent=2) + "\n", encoding="utf-8")
    return target


def _locked(package: dict[str, Any]) -> dict[str, Any]:
    """Return a package with the archives that it may come in, by name: every index has those."""
    component = _component(package["name"], package["version"], "library")
    archives = [
        {
            "type": "distribution",
            "url": quote(file["file"]),
            "hashes": [{"alg": "SHA-256", "content": file["hash"].removeprefix("sha256:")}],
        }
        for file in package.get("files", [])
    ]
    return {**component, **({"externalReferences": archives} if archives else {})}


def _component(name: str, version: str, kind: str) -> dict[str, Any]:
    reference = f"pkg:pypi/{name}@{quote(version)}"
    return {
        "type": kind,
        "bom-ref": reference,
        "name": name,
        "version": version,
        "purl": reference,
    }


def _reference(package: dict[str, Any]) -> str:
    return str(_component(package["name"], package["version"], "library")["bom-ref"])


def _needs(reference: str, names: Any, packages: dict[str, Any]) -> dict[str, Any]:
    """Return what a component needs of the others; what no platform needs is not among them."""
    present = {_normal(name) for name in names} & packages.keys()
    return {
        "ref": reference,
        "dependsOn": [_reference(packages[name]) for name in sorted(present)],
    }


def _normal(name: str) -> str:
    """Return a name in the one form that all its spellings have in common."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _name_in(requirement: str) -> str:
    return requirement.split()[0].split("[")[0]
