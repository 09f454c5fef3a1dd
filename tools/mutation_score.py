"""Compare the mutation score with what is asked.

    python tools/mutation_score.py STATISTICS LEAST

STATISTICS is what ``mutmut export-cicd-stats`` writes; LEAST is in percent.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

_NOTICED = ("killed", "timeout", "segfault")


def score(statistics: Mapping[str, int]) -> float:
    """The percentage of mutants that some test noticed; one without any test is not noticed.

    Args:
        statistics: number of mutants by fate, and their ``total``.

    Returns:
        A score from 0 to 100; 0 if there are no mutants at all, since then nothing was tried.
    """
    tried = statistics["total"] - statistics["skipped"]
    return 100 * sum(statistics[fate] for fate in _NOTICED) / tried if tried else 0.0


def main(statistics: str, least: str) -> int:
    """Print the score; 1 if it is below the least."""
    counts = json.loads(Path(statistics).read_text())
    reached = score(counts)
    fates = ", ".join(f"{count} {fate}" for fate, count in counts.items() if count)
    print(f"Mutation score {reached:.1f} %, at least {least} % wanted ({fates})")
    return int(reached < float(least))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
