"""Check that the charts fit together: what one needs is here, in the version that it asks for.

python tools/chart_dependencies.py CHART...

Every chart must be reachable without a network, so each dependency is a folder of this repository;
all charts are released together, so they have the version of the project.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FOLDER = "file://"


def complaints(charts: list[Path]) -> Iterator[str]:
    """Yield what keeps the charts from being packed and released together, in lines."""
    versions = {chart: about(chart)["version"] for chart in charts}
    for chart, version in versions.items():
        if version != versions[charts[0]]:
            yield f"{chart} is {version}, {charts[0]} is {versions[charts[0]]}; make them alike"
        for need in about(chart).get("dependencies", []):
            if problem := wrong_with(need, chart):
                yield f"{chart}/Chart.yaml: {need['name']} {problem}"


def wrong_with(need: dict[str, str], chart: Path) -> str:
    """Return what is wrong with a dependency of a chart; nothing if it is as it should be."""
    repository = need.get("repository", "")
    if not repository.startswith(FOLDER):
        return f"comes from {repository or 'nowhere'}; give a folder, {FOLDER}../{need['name']}"
    folder = chart / repository.removeprefix(FOLDER)
    if not (folder / "Chart.yaml").is_file():
        return f"is not in {folder}; correct its repository"
    version = about(folder)["version"]
    if need["version"] != version:
        return f"is wanted as {need['version']} but is {version}; correct its version"
    return ""


def about(chart: Path) -> Any:
    """Return what Chart.yaml says."""
    return YAML(typ="safe").load(chart / "Chart.yaml")


def main(*charts: str) -> int:
    """Print what is wrong with the charts; 1 if there is anything."""
    found = list(complaints([Path(chart) for chart in charts]))
    print(*found or [f"{len(charts)} charts fit together"], sep="\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
