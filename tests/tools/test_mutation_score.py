"""The gate of the mutation score."""

import json
from pathlib import Path

import pytest

from tools import mutation_score

FATES = {"killed": 0, "survived": 0, "no_tests": 0, "skipped": 0, "timeout": 0, "segfault": 0}


def statistics(**fates: int) -> dict[str, int]:
    return {**FATES, **fates, "total": sum(fates.values())}


@pytest.mark.parametrize(
    ("fates", "score"),
    [
        ({"killed": 9, "survived": 1}, 90.0),
        ({"killed": 1, "no_tests": 1}, 50.0),
        ({"killed": 1, "timeout": 1, "segfault": 1, "survived": 1}, 75.0),
        ({"killed": 4, "skipped": 6}, 100.0),
        ({}, 0.0),
    ],
)
def test_score(fates: dict[str, int], score: float) -> None:
    assert mutation_score.score(statistics(**fates)) == score


@pytest.mark.parametrize(("least", "exit_code"), [("90", 0), ("90.1", 1)])
def test_the_least_is_enough(tmp_path: Path, least: str, exit_code: int) -> None:
    path = tmp_path / "statistics.json"
    path.write_text(json.dumps(statistics(killed=9, survived=1)))

    assert mutation_score.main(str(path), least) == exit_code
