"""The jobs of the pipeline, as its files have them and as GitLab puts them together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[3]
FILES = sorted((ROOT / ".gitlab" / "ci").glob("*.yml"))
_GLOBAL = {"stages", "variables", "default", "workflow", "include"}
_SCRIPTS = ("before_script", "script", "after_script")


def content_of(path: Path) -> dict[str, Any]:
    return dict(YAML(typ="safe").load(path))


COMMON = content_of(ROOT / ".gitlab" / "ci" / "common.yml")
STAGES = [*COMMON["stages"], ".post"]
JOBS: dict[str, dict[str, Any]] = {
    name: job for path in FILES for name, job in content_of(path).items() if name not in _GLOBAL
}


def whole(job: dict[str, Any]) -> dict[str, Any]:
    """A job with all that it inherits."""
    return _joined(whole(JOBS[job["extends"]]), job) if "extends" in job else job


def _joined(base: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Mappings are joined key by key; of anything else the last one counts."""
    both = {
        key: _joined(base[key], value) if isinstance(value, dict) and key in base else value
        for key, value in more.items()
    }
    return {**base, **both}


#: The jobs that run, but for those that are only there to be inherited from.
REAL = {name: whole(job) for name, job in JOBS.items() if not name.startswith(".")}


def steps_of(job: dict[str, Any]) -> list[str]:
    return [step for key in _SCRIPTS for step in job.get(key, [])]


def targets_in(step: str) -> list[str]:
    """The targets that a call of make names, in their order."""
    return [word for word in step.split()[1:] if not word.startswith("-") and "=" not in word]


def targets_of(job: dict[str, Any]) -> list[str]:
    return [target for step in steps_of(job) for target in targets_in(step)]
