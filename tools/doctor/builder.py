"""What builds container images here."""

from __future__ import annotations

from .finding import Finding, bad, good
from .machine import Machine
from .programs import Silent
from .versions import dotted, version_in

_BUILDERS = ("docker", "podman", "buildah")
# Three of them in a row still keep within the deadline of a check.
_PATIENCE = 4.0


def builder(machine: Machine) -> Finding:
    """The one that `make oci-build` takes: the first that works, or the one that is asked for."""
    asked = machine.setting("OCI_BUILDER")
    reasons = []
    for name in (asked,) if asked else _BUILDERS:
        path = next(machine.found(name), None)
        if path is None:
            continue
        try:
            machine.output(path, "info", patience=_PATIENCE)
            version = machine.output(path, "--version", patience=_PATIENCE)
        except Silent as error:
            reasons.append(str(error))
            continue
        return good(f"{name} {dotted(version_in(version))}, {path}")
    if asked:
        why = "; ".join(reasons) or "not on PATH"
        return bad(f"OCI_BUILDER={asked}: {why}", "make doctor OCI_BUILDER=")
    facts = "; ".join(reasons) or f"none of {', '.join(_BUILDERS)} is on PATH"
    # It needs no daemon, so where it is and does not work it is the one that can tell why.
    there = any(machine.found("buildah"))
    return bad(facts, "do what this tells: buildah info" if there else "apt-get install buildah")
