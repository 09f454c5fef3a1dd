"""What the charts render by default is what it was when somebody last looked at it.

After a change that is meant, `make helm-golden` renews the files; the difference is then part of
the change that is reviewed.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from tests.charts.helm import Helm

GOLDEN = Path(__file__).parent / "golden"
MOST_LINES = 100
RENEW = "if that is meant, run `make helm-golden` and look at the difference"


@pytest.mark.parametrize("chart", ["test-parent"])
def test_the_defaults_render_as_they_did(
    helm: Helm, chart: str, request: pytest.FixtureRequest
) -> None:
    text = helm.render(chart).text
    golden = GOLDEN / f"{chart}.yaml"
    if request.config.getoption("--renew-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text)
    known = golden.read_text() if golden.exists() else ""
    lines = [part.splitlines(keepends=True) for part in (known, text)]
    difference = list(difflib.unified_diff(*lines, f"golden/{chart}.yaml", "rendered now"))
    if difference:
        shown = "".join(difference[:MOST_LINES])
        pytest.fail(f"{RENEW}\n{shown}({len(difference)} lines in all)", pytrace=False)
