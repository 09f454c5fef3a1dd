"""The programs that stand inside of manifests: shell and Python."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.charts.manifests import Manifests, spell

SHELLS = frozenset({"sh", "/bin/sh", "bash", "/bin/bash"})
HOOKS = ("postStart", "preStop")
PROBES = ("startupProbe", "livenessProbe", "readinessProbe")


def shell_scripts(manifests: Manifests) -> dict[str, str]:
    """Return every shell script by the place where it stands."""
    return {
        **_in_config_maps(manifests, ".sh"),
        **{
            f"{container.name} {where}": script
            for container in manifests.containers()
            for where, words in _commands(container.content)
            for script in _given_to_a_shell(words)
        },
    }


def python_programs(manifests: Manifests) -> dict[str, str]:
    """Return every Python program by the place where it stands."""
    return _in_config_maps(manifests, ".py")


def _in_config_maps(manifests: Manifests, ending: str) -> dict[str, str]:
    return {
        f"{spell(one)} {key}": text
        for one in manifests.of("ConfigMap")
        for key, text in one.get("data", {}).items()
        if key.endswith(ending)
    }


def _commands(container: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    yield "command", [*container.get("command", []), *container.get("args", [])]
    for hook in HOOKS:
        yield hook, container.get("lifecycle", {}).get(hook, {}).get("exec", {}).get("command", [])
    for probe in PROBES:
        yield probe, container.get(probe, {}).get("exec", {}).get("command", [])


def _given_to_a_shell(words: list[str]) -> Iterator[str]:
    """Yield the text after `-c`, also where the shell stands behind another program."""
    for index, word in enumerate(words[:-2]):
        if word in SHELLS and words[index + 1].startswith("-") and words[index + 1].endswith("c"):
            yield words[index + 2]
