"""The texts that people read: the pages of the documentation and the README."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "docs" / "src"
TEXTS = [ROOT / "README.md", *sorted(SOURCES.rglob("*.rst"))]

# `code` in Markdown, ``code`` in reStructuredText, and every line of an indented or fenced block.
_CODE = re.compile(r"``?([^`\n]+)`|^ *\$ (.+)$|^ {3,}(.+)$", re.MULTILINE)


def code_in(text: Path) -> Iterator[str]:
    """Yield what is set as code: words in a sentence, and lines of blocks."""
    for found in _CODE.finditer(text.read_text(encoding="utf-8")):
        yield next(filter(None, found.groups())).strip()
