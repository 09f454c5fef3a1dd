"""Charts to read: the shipped one, and small ones made for one test."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from tests.deployment.charts import SHIPPED, MakeChart


@pytest.fixture(scope="session")
def shipped_chart() -> Path:
    return SHIPPED


@pytest.fixture
def make_chart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeChart:
    """Return a writer of charts; `tabata=...` becomes data/tabata.yaml.

    The tests run in the folder around the chart, so that places are short: chart/values.yaml:3.
    """
    monkeypatch.chdir(tmp_path)

    def make(values: str, **files: str) -> Path:
        chart = Path("chart")
        (chart / "data").mkdir(parents=True)
        (chart / "Chart.yaml").write_text("apiVersion: v2\nname: chart\nversion: 0.1.0\n")
        (chart / "values.yaml").write_text(dedent(values))
        for name, text in files.items():
            (chart / "data" / f"{name}.yaml").write_text(dedent(text))
        return chart

    return make
