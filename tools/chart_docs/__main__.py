"""Write the README table and the values.schema.json of charts out of their values.yaml.

python -m tools.chart_docs [--check] CHART...

With --check nothing is written; the exit code is 1 if a file is not up to date.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .chart import documents, stale
from .values import DocumentationError


def main(arguments: list[str]) -> int:
    """Write or check the documents of the charts; 1 if one is stale or cannot be made."""
    parser = argparse.ArgumentParser(prog="chart_docs", description=str(__doc__).splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, name stale files")
    parser.add_argument("charts", nargs="+", type=Path, metavar="CHART", help="folder of a chart")
    options = parser.parse_args(arguments)
    problems = [problem for chart in options.charts for problem in _do(chart, options.check)]
    print(*problems or [f"{len(options.charts)} charts are documented"], sep="\n")
    return int(bool(problems))


def _do(chart: Path, check: bool) -> list[str]:
    try:
        if check:
            return [f"{file} is not up to date; run `make helm-docs`" for file in stale(chart)]
        for file, text in documents(chart).items():
            file.write_text(text, encoding="utf-8")
    except DocumentationError as error:
        return [str(error)]
    return []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
