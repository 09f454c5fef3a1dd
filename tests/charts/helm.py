"""Helm, and copies of the charts with all that they need, so that the tree stays as it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import yaml

from tests.charts.manifests import Manifests

ROOT = Path(__file__).parents[2]
CHARTS = ROOT / "charts"
FIND_PROGRAM = ROOT / "tools" / "kube-programs"
APPLICATION = Path("tests/charts/application")
NEEDED_FIRST = ("ska-tango-util", "ska-tango-base", "ska-tango-examples", "test-parent")

RELEASE = "test"
NAMESPACE = "somewhere"
KUBERNETES = "1.34.4"


class Refused(Exception):
    """Helm does not render a chart with these values; the message is Helm's."""


class Helm:
    """Renders the charts of this repository, each combination of values once."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._program = program()
        self._renders: dict[str, Manifests] = {}
        ignore = shutil.ignore_patterns("charts", "tmpcharts*", "Chart.lock")
        shutil.copytree(CHARTS, home / "charts", ignore=ignore)
        shutil.copytree(ROOT / APPLICATION, home / APPLICATION, ignore=ignore)
        for chart in (*(home / "charts" / name for name in NEEDED_FIRST), home / APPLICATION):
            self.prepare(chart)

    def chart(self, name: str) -> Path:
        """Return the folder of the copy of a chart."""
        return self._home / (APPLICATION if name == "application" else f"charts/{name}")

    def prepare(self, chart: Path) -> None:
        """Put the charts that a chart needs into it."""
        self._run("dependency", "update", "--skip-refresh", str(chart))

    def copy(self, name: str) -> Path:
        """Return the folder of a further copy of a chart, to be changed."""
        folder = Path(tempfile.mkdtemp(dir=self._home)) / name
        return Path(shutil.copytree(self.chart(name), folder))

    def render(self, chart: str | Path, values: object = None, *options: str) -> Manifests:
        """Return the objects of a chart; `values` are keys and values, or YAML text.

        Raises Refused with what Helm says.
        """
        folder = self.chart(chart) if isinstance(chart, str) else chart
        text = values if isinstance(values, str) else yaml.safe_dump(values or {})
        key = repr((folder, text, options))
        if key not in self._renders:
            self._renders[key] = Manifests(self.text(folder, text, *options))
        return self._renders[key]

    def text(self, folder: Path, values: str, *options: str) -> str:
        """Return what `helm template` prints. Raises Refused with what it says."""
        words = ("template", RELEASE, str(folder), "--namespace", NAMESPACE, "--values", "-")
        return self._run(*words, "--kube-version", KUBERNETES, *options, given=values)

    def _run(self, *words: str, given: str = "") -> str:
        homes = ("HELM_CACHE_HOME", "HELM_CONFIG_HOME", "HELM_DATA_HOME")
        done = subprocess.run(
            [self._program, *words],
            input=given,
            env={"PATH": os.environ["PATH"], **dict.fromkeys(homes, str(self._home / "helm"))},
            capture_output=True,
            text=True,
            check=False,
            timeout=50,
        )
        if done.returncode:
            raise Refused(done.stderr.strip())
        return done.stdout


def program() -> str:
    """Return the path of Helm as make finds it; raises RuntimeError if there is none."""
    found = subprocess.run(
        [FIND_PROGRAM, "helm"], capture_output=True, text=True, check=False, timeout=500
    )
    if found.returncode:
        raise RuntimeError(found.stderr.strip())
    return found.stdout.strip()


def setting(path: str, value: Any) -> dict[str, Any]:
    """Return values with one key set, e.g. `global.minikube`."""
    for key in reversed(path.split(".")):
        value = {key: value}
    return dict(value)
