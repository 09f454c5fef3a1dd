"""The first heading of a page, as a reader sees it."""

from __future__ import annotations

from html.parser import HTMLParser


def heading_of(page: str) -> str:
    """The text of the first heading of a page in HTML, in one line; "" if it has none."""
    parser = _Heading()
    parser.feed(page)
    return " ".join("".join(parser.text).split())


class _Heading(HTMLParser):
    """Collects the text of the first heading."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._inside = self._over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._inside |= tag == "h1" and not self._over

    def handle_endtag(self, tag: str) -> None:
        if tag == "h1":
            self._inside, self._over = False, True

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.text.append(data)
