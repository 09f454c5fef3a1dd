"""Follow the links of a tree of pages, from file to file."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tools.ci.trouble import Trouble


class _Links(HTMLParser):
    """What a page refers to: other pages, styles, images, scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag  # whatever refers to a file
        wanted = {"href", "src"}
        self.found += [value for name, value in attrs if name in wanted and value]


def follow(folder: Path, first: str) -> int:
    """Follow every link that stays in the folder.

    Args:
        folder: the tree of pages.
        first: the page to begin with.

    Returns:
        How many pages were read.

    Raises:
        Trouble: a link leads nowhere.
    """
    root = folder.resolve()
    start = root / first
    if not start.is_file():
        raise Trouble(f"There is no {folder / first}: make ci-pages")
    waiting, seen = [start], {start}
    while waiting:
        page = waiting.pop()
        for target in _targets(page):
            if not target.is_file():
                raise Trouble(f"{page} has a dead link: there is no {target}")
            if target.suffix == ".html" and target not in seen:
                seen.add(target)
                waiting.append(target)
    return len(seen)


def _targets(page: Path) -> list[Path]:
    links = _Links()
    links.feed(page.read_text(encoding="utf-8"))
    parts = [urlsplit(link) for link in links.found]
    local = [part.path for part in parts if part.path and not part.scheme and not part.netloc]
    paths = [(page.parent / unquote(path)).resolve() for path in local]
    return [path / "index.html" if path.is_dir() else path for path in paths]
