"""Keep files small: one idea a file, so none is long and most are short.

python tools/file_sizes.py DIRECTORY...
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

LONGEST = 250
MEDIAN = 80


def complaints(sizes: dict[Path, int]) -> Iterator[str]:
    """What is wrong with the sizes of these files, in lines.

    Args:
        sizes: number of lines of each file.

    Yields:
        One sentence for each file that is too long, and one if most of them are.
    """
    for path, lines in sizes.items():
        if lines > LONGEST:
            yield f"{path}: {lines} lines, {LONGEST} are allowed; split it by idea"
    median = statistics.median(sizes.values()) if sizes else 0
    if median > MEDIAN:
        yield f"the median of {len(sizes)} files is {median:.0f} lines, {MEDIAN} are allowed"


def main(*directories: str) -> int:
    """Print every complaint about the Python files below the directories; 1 if there is any."""
    files = [path for directory in directories for path in Path(directory).rglob("*.py")]
    found = list(complaints({path: len(path.read_text().splitlines()) for path in files}))
    print(*found or [f"{len(files)} files"], sep="\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
