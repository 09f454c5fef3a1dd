"""Wrong values are refused before anything is installed, and the message names the culprit.

Each file in `wrong` says in its first lines which chart it is for and what the message must name.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.charts.helm import Helm, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

WRONG = sorted((Path(__file__).parent / "wrong").glob("*.yaml"))


def said(text: str, key: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.startswith(f"# {key}: "):
            yield line.removeprefix(f"# {key}: ")


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_a_wrong_value_is_refused_by_name(helm: Helm, path: Path) -> None:
    text = path.read_text()
    (chart,) = said(text, "chart")
    with pytest.raises(Refused) as refusal:
        helm.render(chart, text)
    message = str(refusal.value)
    missing = [part for part in said(text, "says") if part not in message]
    assert not missing, message


def test_there_are_enough_of_them() -> None:
    assert len(WRONG) >= 20
