"""Charts that do not fit together are named before they are packed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import chart_dependencies


@pytest.fixture
def charts(tmp_path: Path) -> tuple[Path, Path]:
    util, base = tmp_path / "util", tmp_path / "base"
    for folder in (util, base):
        folder.mkdir()
    (util / "Chart.yaml").write_text("{name: util, version: 0.1.0}")
    need = "{name: util, version: 0.1.0, repository: file://../util}"
    (base / "Chart.yaml").write_text(f"{{name: base, version: 0.1.0, dependencies: [{need}]}}")
    return util, base


def test_charts_that_fit_are_taken(charts: tuple[Path, Path]) -> None:
    assert chart_dependencies.main(*map(str, charts)) == 0


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("name: base, version: 0.1.0", "name: base, version: 0.2.0", "base is 0.2.0, "),
        ("util, version: 0.1.0", "util, version: ~0.1.0", "wanted as ~0.1.0 but is 0.1.0"),
        ("file://", "https://", "comes from https://../util; give a folder, file://../util"),
        (", repository: file://../util", "", "util comes from nowhere"),
        ("../util", "../utils", "util is not in "),
    ],
    ids=["versions", "range", "network", "nowhere", "folder"],
)
def test_what_does_not_fit_is_named(
    charts: tuple[Path, Path],
    capsys: pytest.CaptureFixture[str],
    right: str,
    wrong: str,
    complaint: str,
) -> None:
    about = charts[1] / "Chart.yaml"
    assert right in about.read_text()
    about.write_text(about.read_text().replace(right, wrong))
    assert chart_dependencies.main(*map(str, charts)) == 1
    assert complaint in capsys.readouterr().out
